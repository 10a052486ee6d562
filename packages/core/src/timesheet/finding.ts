import type {
  ColumnRole,
  IssueCode,
  RawRow,
  RawSheet,
  TimesheetIssue,
} from "@jobcan-automation/contract";
import { cellName } from "./cell-name.ts";

export type IssueLevel = TimesheetIssue["level"];

export interface FindingDetails {
  role: ColumnRole;
  suggestion?: string | undefined;
  /** Other rows whose cell of the same column the issue is about. */
  alsoRows?: readonly number[];
}

export type Finding = (
  code: IssueCode,
  level: IssueLevel,
  details: FindingDetails,
) => TimesheetIssue;

/** Makes issues about one row's cells: name of the cell, the value seen (cut, so that a message stays a message). */
export function createFinding(sheet: RawSheet, row: RawRow): Finding {
  return (code, level, { role, suggestion, alsoRows }) => {
    const column = sheet.mapping[role] ?? sheet.mapping.date;
    return {
      sheet: sheet.name,
      cell: cellName(column, row.row),
      row: row.row,
      role,
      value: shortValue(row.cells[role]?.text ?? ""),
      code,
      level,
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(alsoRows ? { alsoCells: alsoRows.map((also) => cellName(column, also)) } : {}),
    };
  };
}

function shortValue(text: string): string {
  const points = [...text.slice(0, 2 * maxValueChars)];
  return points.length > maxValueChars ? `${points.slice(0, maxValueChars).join("")}…` : text;
}

const maxValueChars = 60;
