import type { RawSheet, TimesheetIssue } from "@jobcan-automation/contract";
import { formatClock } from "../../values/times/clock-time.ts";
import { toPlainText } from "../../values/texts/plain-text.ts";

/**
 * The issues with suggestions for 9.5 or 18.25 that are right for all times of the sheet: parts of an hour where all are
 * quarters or some cannot be minutes, else minutes.
 */
export function suggestDecimals(
  issues: readonly TimesheetIssue[],
  { rows }: RawSheet,
): TimesheetIssue[] {
  const texts = rows.flatMap(({ cells: { start, end } }) => [start?.text ?? "", end?.text ?? ""]);
  const parts = texts.flatMap((text) => decimalsOf(text)?.minutes ?? []);
  const areQuarters = parts.every((minutes) => [0, 25, 50, 75].includes(minutes));
  const areMinutes = !areQuarters && parts.every((minutes) => minutes < 60);
  return issues.map((issue) => {
    const time = issue.code === "ambiguous_time" ? decimalsOf(issue.value) : undefined;
    if (!time) return issue;
    const min = areMinutes ? time.hours * 60 + time.minutes : Math.round(time.value * 60);
    return { ...issue, suggestion: formatClock(min) };
  });
}

function decimalsOf(text: string): { hours: number; minutes: number; value: number } | undefined {
  const [whole, hours, decimals = ""] = /^(\d{1,2})\.(\d{1,2})$/.exec(toPlainText(text)) ?? [];
  if (whole === undefined || Number(hours) > 47) return undefined;
  // 9.3 is what is left of 9.30 as a number.
  return { hours: Number(hours), minutes: Number(decimals.padEnd(2, "0")), value: Number(whole) };
}
