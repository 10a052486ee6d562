/** The path of 打刻修正, where a day is corrected (docs/jobcan.md §5). */
export const correctionPath = "/employee/adit/modify";

/** The address of that page for any day, with {year}, {month} and {day}; for people, who open it themselves. */
export function correctionPage(sslUrl: string): string {
  return `${new URL(correctionPath, sslUrl).href}?year={year}&month={month}&day={day}`;
}
