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

type IssueLevel = TimesheetIssue["level"];

interface FindingDetails {
  /** The column that the issue is about; absent where it is none of those that are read. */
  role?: ColumnRole;
  /** Columns that are not read, with their text, when the issue is about those. */
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

/** Makes issues about one row's cells, with the cell's name and its text, cut to a message's length. */
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

/** The columns by which a row was read: those of its block. */
export function mappingOfRow(sheet: RawSheet, row: Pick<RawRow, "block">): ColumnMapping {
  return sheet.moreBlocks?.[(row.block ?? 0) - 1] ?? sheet.mapping;
}

const maxValueChars = 60;
