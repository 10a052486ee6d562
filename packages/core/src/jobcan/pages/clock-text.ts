import { formatClock } from "@jobcan-automation/timesheet";

/** Minutes as the four digits that 打刻修正 takes: 540 → "0900", 1560 → "2600" (docs/jobcan.md §5.4). */
export function toFourDigits(timeMin: number): string {
  return formatClock(timeMin).replace(":", "");
}

/** Whether two times read the same on a clock. It is not certain how 出勤簿 shows 26:00 (docs/jobcan.md §12.8). */
export function sameOnClock(a: number, b: number): boolean {
  return (((a - b) % minPerDay) + minPerDay) % minPerDay === 0;
}

const minPerDay = 1440;
