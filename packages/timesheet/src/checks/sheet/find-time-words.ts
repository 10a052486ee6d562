import type { RawRow, RawSheet, TimesheetIssue } from "@jobcan-automation/contract";
import { parseClockTime } from "../../values/times/clock-time.ts";
import { timeWithWords } from "../../values/times/decorated-time.ts";
import { createFinding } from "../finding.ts";

/** One issue per column with words beside its times, which are not entered: at the first, naming the others. */
export function findTimeWords(sheet: RawSheet): TimesheetIssue[] {
  return roles.flatMap((role) => {
    const [first, ...alsoRows] = sheet.rows.filter((row) => hasWords(row, role));
    if (!first) return [];
    const text = first.cells[role]?.text ?? "";
    const words = timeWithWords(text)?.words ?? "";
    const issue = createFinding(sheet, first)("time_words", "info", { role, alsoRows });
    return [{ ...issue, value: words }];
  });
}

function hasWords({ cells }: RawRow, role: (typeof roles)[number]): boolean {
  const text = cells[role]?.text ?? "";
  return timeWithWords(text)?.kind === "plain" && parseClockTime(text).ok;
}

const roles = ["start", "end", "breakStart", "breakEnd"] as const;
