import type { TimesheetRow } from "@jobcan-automation/contract";
import { workingDaysOf } from "./calendar.ts";

/** The rows a month's template is filled with: its working days (weekends and Japanese holidays left out), 9:00–18:00. `row` starts under the header. */
export function templateRows(month: string): TimesheetRow[] {
  return workingDaysOf(month).map((date, index) => ({
    row: index + 2,
    date,
    startMin: 9 * 60,
    endMin: 18 * 60,
    breaks: [],
    note: "",
  }));
}

/** "YYYY-MM" of this or the previous month, from today in Japan ("YYYY-MM-DD"). */
export function templateMonth(which: "this-month" | "last-month", today: string): string {
  if (which === "this-month") return today.slice(0, 7);
  const [year = 0, month = 0] = today.split("-").map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, "0")}`;
}
