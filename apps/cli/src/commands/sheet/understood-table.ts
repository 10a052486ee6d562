import type { RawRow, RawSheet, TimesheetRow, UploadPreview } from "@jobcan-automation/contract";
import { clockText } from "@jobcan-automation/sentences";
import {
  cutText,
  daysWithoutEntry,
  isRow,
  mappingOfRow,
  placeOf,
  weekdayOf,
} from "@jobcan-automation/timesheet";
import type { CliPorts } from "../../cli-ports.ts";
import { fitTable } from "../../terminal/format-table.ts";

/**
 * The days as they were understood, as wide as the terminal: where in the sheet, when, from, to, the breaks if any day
 * has one, the hours, whether to look at it, the sheet's own text where it is another, the note.
 */
export function understoodTable(
  { checked, workbook: { sheet } }: UploadPreview,
  { sentences, words, columns = Number.POSITIVE_INFINITY }: CliPorts,
): string {
  const { columnRoles } = sentences;
  const { row: place, weekday, doubt, breaks, hours, inSheet } = words.understood;
  const days = checked.rows.map((day) => ({
    day,
    raw: sheet?.rows.find((row) => isRow(row, day)),
  }));
  const hasBreaks = checked.rows.some((day) => day.breaks.length > 0);
  const texts = days.map(({ day, raw }) => ownText(raw, day));
  const isOther = texts.some((text) => text !== "");
  const lines = days.map(({ day, raw }, at) =>
    [
      placeText(sheet, raw) ?? String(day.row),
      day.date,
      words.weekdays[weekdayOf(day.date)] ?? "",
      clockText(day.startMin),
      clockText(day.endMin),
    ].concat(
      hasBreaks ? breaksText(day) : [],
      [clockText(workedMin(day)), markOf(day)],
      isOther ? (texts[at] ?? "") : [],
      day.note,
    ),
  );
  const header = [
    place,
    columnRoles.date,
    weekday,
    columnRoles.start,
    columnRoles.end,
    ...(hasBreaks ? [breaks] : []),
    hours,
    doubt,
    ...(isOther ? [inSheet] : []),
    columnRoles.note,
  ];
  return fitTable(header, lines, columns);

  function markOf(day: TimesheetRow): string {
    if (day.doubtful === true) return words.doubtful;
    const hasWarning = checked.issues.some(
      (issue) => issue.level === "warning" && isRow(issue, day),
    );
    return hasWarning ? sentences.logLevels.warn : "";
  }
}

/** What the days come to, and the weekdays without hours. */
export function sumLines(
  { checked, today, workbook: { sheet } }: UploadPreview,
  { words }: CliPorts,
): string[] {
  const sumMin = checked.rows.reduce((sum, day) => sum + workedMin(day), 0);
  const dates = checked.rows.map(({ date }) => date);
  const empty = daysWithoutEntry(dates, { today, period: sheet?.period });
  const names = empty.map((date) => `${date.slice(5)}(${words.weekdays[weekdayOf(date)] ?? ""})`);
  return [
    words.sum(dates.length, clockText(sumMin)),
    ...(names.length > 0 ? [words.withoutEntry(names)] : []),
  ];
}

/** The row's number, or the cell of its date where days stand side by side. */
function placeText(sheet: RawSheet | undefined, raw: RawRow | undefined): string | undefined {
  if (!sheet || raw?.column === undefined) return undefined;
  return placeOf(raw, "date", mappingOfRow(sheet, raw));
}

/** The texts of a day's cells, where one is not what was understood. */
function ownText(raw: RawRow | undefined, day: TimesheetRow): string {
  const texts = (["date", "start", "end"] as const).map(
    (role) => raw?.cells[role]?.text.trim() ?? "",
  );
  const understood = [day.date, clockText(day.startMin), clockText(day.endMin)];
  const isSame = texts.every((text, at) => plain(text) === plain(understood[at] ?? ""));
  return isSame ? "" : cutText(texts.join(" ").replaceAll(/\s+/g, " "), maxOwnChars);
}

/** 09:00 is 9:00, and 2026/11/2 is 2026-11-02. */
function plain(text: string): string {
  return text.replaceAll(/[/-]0?/g, "-").replace(/^0(?=\d:)/, "");
}

function workedMin({ startMin, endMin, breaks }: TimesheetRow): number {
  return breaks.reduce((min, rest) => min - (rest.endMin - rest.startMin), endMin - startMin);
}

function breaksText({ breaks }: TimesheetRow): string {
  return breaks
    .map(({ startMin, endMin }) => `${clockText(startMin)}–${clockText(endMin)}`)
    .join(" ");
}

const maxOwnChars = 40;
