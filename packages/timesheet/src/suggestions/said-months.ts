import type { RawSheet } from "@jobcan-automation/contract";
import { addMonths, twoDigits } from "../values/dates/calendar.ts";

/** The months that a sheet may be of, by what it says: the likely ones, and older years of those without a year. */
export interface SaidMonths {
  months: readonly string[];
  olderMonths: readonly string[];
}

/**
 * The months of the days that are dated in full, else those of the titles and names. A month without a year is most
 * likely the latest one, if that was not long ago.
 */
export function saidMonths(
  sheet: RawSheet,
  { today, dated }: { today: string; dated: readonly string[] },
): SaidMonths {
  const ofDays = [...new Set(dated.map((date) => date.slice(0, 7)))];
  if (ofDays.length > 0) return { months: ofDays, olderMonths: [] };
  const { month, months = month === undefined ? [] : [month], yearlessMonths = [] } = sheet;
  const thisMonth = today.slice(0, 7);
  const [year, latest] = [Number(today.slice(0, 4)), addMonths(thisMonth, 1)];
  const resolved = yearlessMonths.map((number) =>
    [year + 1, year, year - 1, year - 2]
      .map((inYear) => `${inYear}-${twoDigits(number)}`)
      .filter((candidate) => candidate <= latest)
      .slice(0, 2),
  );
  const isRecent = (candidate: string) => candidate >= addMonths(thisMonth, -recentMonths);
  return {
    months: [...new Set([...months, ...resolved.flat().filter(isRecent)])],
    olderMonths: resolved.flat().filter((candidate) => !isRecent(candidate)),
  };
}

const recentMonths = 5;
