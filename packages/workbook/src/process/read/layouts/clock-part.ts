/** The clock of a time that has its day: "2026-11-02 09:00" and "2026-11-02T09:00:00+09:00" are 9:00 here. */
export function clockPart(text: string): string {
  return text
    .trim()
    .replace(/^\S+?[\sT](?=\d{1,2}:\d{2})/, "")
    .replace(/(?<=:\d{2})(?:\.\d+)?\+09:?00$/, "");
}
