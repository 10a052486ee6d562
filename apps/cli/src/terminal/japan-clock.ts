/** Day and minute in Japan: "2026-11-02 09:00". */
export function japanTime(atMs: number): string {
  return new Date(atMs + 9 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}

/** The time of day in Japan, to the second: "09:00:01". */
export function japanClock(atMs: number): string {
  return new Date(atMs + 9 * 3_600_000).toISOString().slice(11, 19);
}
