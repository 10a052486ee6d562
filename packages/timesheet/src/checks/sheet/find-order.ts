import type { RawSheet, TimesheetIssue } from "@jobcan-automation/contract";
import type { UnderstoodDays } from "../../suggestions/understand-days.ts";
import { createFinding } from "../finding.ts";

/** Says once in which order the numbers of the dates were read, where only the months of the other decide it. */
export function findOrder(sheet: RawSheet, { ordered, read }: UnderstoodDays): TimesheetIssue[] {
  if (!ordered) return [];
  const suggestion = read.get(ordered);
  return [createFinding(sheet, ordered)("order_understood", "info", { role: "date", suggestion })];
}
