import type { RawCell, RawRow, RawSpan } from "@jobcan-automation/contract";
import type { Hours } from "./check-break.ts";
import { placesOfSpan } from "./place-of.ts";
import { isEmptyRaw, parseCell } from "./read-cell.ts";

/** The span's times, an end at or before the start on the next morning; undefined where they cannot be read. */
export function readSpan({ start, end }: RawSpan, date: string | undefined): Hours | undefined {
  if (!start || !end) return undefined;
  const [from, to] = [parseCell(start, date), parseCell(end, date)];
  if (!from.ok || !to.ok || start.formula === "uncached" || end.formula === "uncached")
    return undefined;
  const endMin = to.min > from.min ? to.min : to.min + 1440;
  const isOneShift = endMin > from.min && endMin - from.min <= longestMin;
  return isOneShift ? { startMin: from.min, endMin } : undefined;
}

/** True for a span without text, or of 0:00 to 0:00. */
export function isEmptySpan({ start, end }: RawSpan): boolean {
  return [start, end].every(
    (cell) =>
      isEmptyRaw(cell) ||
      (cell?.formula !== "uncached" && /^0?0:00$/.test(cell?.text.trim() ?? "")),
  );
}

/** The cells and text of a span, for an issue about it. */
export function spanPlace(row: RawRow, span: RawSpan) {
  const sides = [span.start, span.end].map((cell: RawCell | undefined) => cell?.text.trim() ?? "");
  const text = sides.map((side) => side.slice(0, maxSideChars)).join("～");
  return { columns: span.columns, cells: placesOfSpan(row, span), text };
}

const longestMin = 16 * 60;
const maxSideChars = 24;
