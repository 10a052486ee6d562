import type {
  ColumnMapping,
  ColumnRole,
  IssueCode,
  RawRow,
  RawSheet,
  RowAside,
  TimesheetIssue,
} from "@jobcan-automation/contract";
import { placeOf, positionIn } from "./place-of.ts";
import { cutText } from "../values/texts/cut-text.ts";

type IssueLevel = TimesheetIssue["level"];

interface FindingDetails {
  /** The column that the issue is about; absent where it is none of those that are read. */
  role?: ColumnRole;
  /** Columns that are not read, with their text, when the issue is about those; `cells` where they are elsewhere. */
  beside?: Pick<RowAside, "columns" | "text" | "at"> & { cells?: readonly string[] };
  suggestion?: string | undefined;
  /** Other rows whose cell of the same role the issue is about. */
  alsoRows?: readonly RawRow[];
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
    const places = beside ? placesOf(row, beside) : [];
    const [cell = placeOf(row, role ?? "date", mapping), ...others] = places;
    const text = beside?.text ?? row.cells[role ?? "date"]?.text ?? "";
    const also = [
      ...others,
      ...alsoRows.map((other) => placeOf(other, role ?? "date", mappingOfRow(sheet, other))),
    ];
    return {
      sheet: sheet.name,
      cell,
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

function placesOf(
  row: RawRow,
  { columns, at, cells }: NonNullable<FindingDetails["beside"]>,
): readonly string[] {
  if (cells) return cells;
  return at === undefined ? columns.map((column) => positionIn(row, column)) : [at];
}

/** The columns by which a row was read: those of its block. */
export function mappingOfRow(sheet: RawSheet, row: Pick<RawRow, "block">): ColumnMapping {
  return sheet.moreBlocks?.[(row.block ?? 0) - 1] ?? sheet.mapping;
}

/** Texts of cells are shown up to this length. */
export const maxValueChars = 60;
