import { formatClock } from "@jobcan-automation/timesheet";

/** Minutes as the four digits that 打刻修正 takes: 540 → "0900", 1560 → "2600" (docs/jobcan.md §5.4). */
export function toFourDigits(timeMin: number): string {
  return formatClock(timeMin).replace(":", "");
}

/**
 * Minutes of a time as Jobcan shows it: "09:00", "27:00", "翌2:00" (the next day), "*23:00" (the day before, so
 * negative). Undefined for anything else: "", "(勤務中)".
 */
export function parseShownTime(text: string): number | undefined {
  const match = /^(\*|翌日?)?\s*(\d{1,2}):(\d{2})$/.exec(text.normalize("NFKC").trim());
  if (match === null) return undefined;
  const timeMin = Number(match[2]) * 60 + Number(match[3]);
  if (match[1] === undefined) return timeMin;
  return match[1] === "*" ? timeMin - minPerDay : timeMin + minPerDay;
}

/** Whether two times read the same on a clock. It is not certain how 出勤簿 shows 26:00 (docs/jobcan.md §12.8). */
export function sameOnClock(a: number, b: number): boolean {
  return (((a - b) % minPerDay) + minPerDay) % minPerDay === 0;
}

const minPerDay = 1440;
