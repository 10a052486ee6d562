import type { BookRow } from "../pages/attendance-book.ts";

/**
 * Pure: the days whose pages show most, in order: the newest one with a time, whose list shows its head, then today.
 * The second is only needed where the first shows no form.
 */
export function daysToRead(rows: ReadonlyMap<string, BookRow>, today: string): string[] {
  const worked = [...rows.values()]
    .filter(({ date, startMin, endMin }) => date <= today && (startMin ?? endMin) !== undefined)
    .map(({ date }) => date)
    .toSorted()
    .at(-1);
  return worked === undefined || worked === today ? [today] : [worked, today];
}
