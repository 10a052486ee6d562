import type { ColumnMapping, ColumnRole, RawRow, RawSpan } from "@jobcan-automation/contract";
import { cellName } from "../values/texts/cell-name.ts";

type Placed = Pick<RawRow, "row" | "column" | "cells">;

/** The name of a row's cell ("C7"), whether it is there or missing. */
export function placeOf(row: Placed, role: ColumnRole, mapping: ColumnMapping): string {
  return row.cells[role]?.at ?? positionIn(row, mapping[role] ?? mapping.date);
}

/** The cell at a column of the mapping; where days stand side by side, the mapping holds rows. */
export function positionIn({ row, column }: Pick<RawRow, "row" | "column">, at: number): string {
  return column === undefined ? cellName(at, row) : cellName(column, at);
}

/** The cells of a span, one where a cell holds both sides. */
export function placesOfSpan(row: RawRow, { columns, start, end }: RawSpan): string[] {
  const [first = 1, second = first] = columns;
  return [...new Set([start?.at ?? positionIn(row, first), end?.at ?? positionIn(row, second)])];
}
