const atMost = 5;
const maxChars = 200;

/** Pure: the notes that a sheet already has, the most frequent first: one of them may fit the other days too. */
export function suggestedNotes(notes: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const note of notes.map((text) => text.trim())) {
    if (note !== "" && note.length <= maxChars) counts.set(note, (counts.get(note) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, atMost)
    .map(([note]) => note);
}
