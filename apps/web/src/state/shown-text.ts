import type { ColumnRole } from "@jobcan-automation/contract";
import { clockText } from "@jobcan-automation/sentences";
import type { UnderstoodRow } from "@jobcan-automation/timesheet";

/** A cell as it is shown: its meaning as people here write it ("2026/11/2", "9:15"), else its text. */
export function shownText(role: ColumnRole, { date, times }: UnderstoodRow, text: string): string {
  if (role === "note") return text;
  if (role === "date") return date?.split("-").map(Number).join("/") ?? text;
  const min = times[role];
  return min === undefined ? text : clockText(min);
}
