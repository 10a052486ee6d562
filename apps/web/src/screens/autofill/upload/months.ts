/** Months ("2026-11") around a day: the next one, then back through a year. */
export function monthsAround(today: string): string[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  return Array.from({ length: 14 }, (_, index) => monthAt(year * 12 + month - index));
}

function monthAt(zeroBased: number): string {
  const year = Math.floor(zeroBased / 12);
  return `${year}-${String(zeroBased - year * 12 + 1).padStart(2, "0")}`;
}
