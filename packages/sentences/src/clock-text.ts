/** Minutes from 0:00 as people here write a time: 540 → "9:00", 1560 → "26:00". */
export function clockText(timeMin: number): string {
  const hours = Math.floor(timeMin / 60);
  return `${hours}:${String(timeMin % 60).padStart(2, "0")}`;
}

/** Milliseconds as seconds with one decimal: 1234 → "1.2". */
export function secondsText(ms: number): string {
  return (ms / 1000).toFixed(1);
}
