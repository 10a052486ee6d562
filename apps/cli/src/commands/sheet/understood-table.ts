import type { TimesheetRow, UploadPreview } from "@jobcan-automation/contract";
import { clockText } from "@jobcan-automation/sentences";
import { weekdayOf } from "@jobcan-automation/timesheet";
import type { CliPorts } from "../../cli-ports.ts";
import { fitTable } from "../../terminal/format-table.ts";

/**
 * The days as they were understood, as wide as the terminal: when, from, to, the breaks if any day has one, whether
 * to look at it, the note.
 */
export function understoodTable(
  { checked }: UploadPreview,
  { sentences, words, columns = Number.POSITIVE_INFINITY }: CliPorts,
): string {
  const hasBreaks = checked.rows.some(({ breaks }) => breaks.length > 0);
  const looked = new Set(
    checked.issues.flatMap(({ level, row }) => (level === "warning" ? [row] : [])),
  );
  const { columnRoles } = sentences;
  const { row, weekday, doubt, breaks } = words.understood;
  const head = [row, columnRoles.date, weekday, columnRoles.start, columnRoles.end];
  const lines = checked.rows.map((day) => [
    String(day.row),
    day.date,
    words.weekdays[weekdayOf(day.date)] ?? "",
    clockText(day.startMin),
    clockText(day.endMin),
    ...(hasBreaks ? [breaksText(day)] : []),
    markOf(day, looked),
    day.note,
  ]);
  const header = [...head, ...(hasBreaks ? [breaks] : []), doubt, columnRoles.note];
  return fitTable(header, lines, columns);

  function markOf({ row: number, doubtful }: TimesheetRow, warned: ReadonlySet<number>): string {
    if (doubtful === true) return words.doubtful;
    return warned.has(number) ? sentences.logLevels.warn : "";
  }
}

function breaksText({ breaks }: TimesheetRow): string {
  return breaks
    .map(({ startMin, endMin }) => `${clockText(startMin)}–${clockText(endMin)}`)
    .join(" ");
}
