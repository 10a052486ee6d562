import type {
  ColumnRole,
  IssueCode,
  RawRow,
  RawSheet,
  TimesheetIssue,
} from "@jobcan-automation/contract";
import { cellName } from "./cell-name.ts";
import { cutText } from "./cut-text.ts";

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
      value: cutText(row.cells[role]?.text ?? "", maxValueChars),
      code,
      level,
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(alsoRows ? { alsoCells: alsoRows.map((also) => cellName(column, also)) } : {}),
    };
  };
}

const maxValueChars = 60;
