import type {
  ColumnMapping,
  ColumnRole,
  IssueCode,
  RawRow,
  RawSheet,
  TimesheetIssue,
} from "@jobcan-automation/contract";
import { cellName } from "../values/cell-name.ts";
import { cutText } from "../values/cut-text.ts";

export type IssueLevel = TimesheetIssue["level"];

export interface FindingDetails {
  /** The column it is about; left out where that is none of those that are read. */
  role?: ColumnRole;
  /** Columns that are not read, and what they say, when it is about those. */
  beside?: { columns: readonly number[]; text: string };
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
  const mapping = mappingOfRow(sheet, row);
  return (code, level, { role, beside, suggestion, alsoRows = [] }) => {
    const [column = mapping[role ?? "date"] ?? mapping.date, ...columns] = beside?.columns ?? [];
    const text = beside?.text ?? row.cells[role ?? "date"]?.text ?? "";
    const also = [
      ...columns.map((other) => cellName(other, row.row)),
      ...alsoRows.map((other) => cellName(column, other)),
    ];
    return {
      sheet: sheet.name,
      cell: cellName(column, row.row),
      row: row.row,
      ...(row.block === undefined ? {} : { block: row.block }),
      ...(role === undefined ? {} : { role }),
      value: cutText(text, maxValueChars),
      code,
      level,
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(also.length > 0 ? { alsoCells: also } : {}),
    };
  };
}

/** The columns a row was read by: those of its block. */
export function mappingOfRow(sheet: RawSheet, row: Pick<RawRow, "block">): ColumnMapping {
  return sheet.moreBlocks?.[(row.block ?? 0) - 1] ?? sheet.mapping;
}

const maxValueChars = 60;
