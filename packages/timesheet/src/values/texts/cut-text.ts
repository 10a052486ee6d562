/** Text of at most `maxChars` UTF-16 units, ending in "…" when it was cut. No surrogate pair is split. */
export function cutText(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  return `${text.slice(0, maxChars - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** True for a text that `cutText` has cut to that length. */
export function isCutText(text: string, maxChars: number): boolean {
  return text.length >= maxChars - 1 && text.endsWith("…");
}
