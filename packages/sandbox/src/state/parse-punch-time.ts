const latestMinutes = 2880;

/** Minutes of "HHMM" or "HH:MM" up to 48:00, else the code `empty`, `format` or `invalid` (docs/jobcan.md §5.4). */
export function parsePunchTime(text: string): number | "empty" | "format" | "invalid" {
  const trimmed = text.trim();
  if (trimmed === "") return "empty";
  const match = /^(\d{2}):?(\d{2})$/.exec(trimmed);
  if (match === null) return "format";
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) > 59 || minutes > latestMinutes ? "invalid" : minutes;
}
