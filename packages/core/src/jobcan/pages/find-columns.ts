/** Column numbers by header text: line breaks and spaces do not count, Japanese or English (docs/jobcan.md §4.2: the set differs per company). */
export function findColumns<Name extends string>(
  headers: readonly string[],
  words: Readonly<Record<Name, readonly string[]>>,
): Partial<Record<Name, number>> {
  const bare = headers.map(bareHead);
  const found: Partial<Record<Name, number>> = {};
  for (const name in words) {
    const index = bare.findIndex((header) => words[name].some((word) => bareHead(word) === header));
    if (index >= 0) found[name] = index;
  }
  return found;
}

/** A head as it is compared: without spaces, and without the point or colon that may end it. */
export function bareHead(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/[.:*]+$/, "")
    .toLowerCase();
}
