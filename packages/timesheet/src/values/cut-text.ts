/** Text of at most `maxChars` UTF-16 units, "…" at its end when something is missing; no character is cut in two. */
export function cutText(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  return `${text.slice(0, maxChars - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** True of a text that `cutText` has cut at that length. */
export function isCutText(text: string, maxChars: number): boolean {
  return text.length >= maxChars - 1 && text.endsWith("…");
}
