/** An instant in Japan's time, whatever the browser's zone: "2026-11-23 09:05:07.120" and its parts. */
export function japanTime(atMs: number): { full: string; date: string; clock: string } {
  const iso = new Date(atMs + 9 * 3_600_000).toISOString();
  const date = iso.slice(0, 10);
  return { full: `${date} ${iso.slice(11, 23)}`, date, clock: iso.slice(11, 19) };
}

/** An instant as "11/30 9:05", in Japan's time. */
export function japanMinute(atMs: number): string {
  const { date, clock } = japanTime(atMs);
  return `${shortDay(date)} ${clock.slice(0, 5).replace(/^0/, "")}`;
}

/** A date as "11/2". */
export function shortDay(isoDate: string): string {
  return `${Number(isoDate.slice(5, 7))}/${Number(isoDate.slice(8, 10))}`;
}
