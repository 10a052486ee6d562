import type { RawRow, RowAside } from "@jobcan-automation/contract";
import { cellName } from "@jobcan-automation/timesheet";

/**
 * What a further row of a day says of the whole day, with its place. A weekday and a sum are those of its own row only.
 */
export function asidesBelow(raw: RawRow): RowAside[] {
  return placedAsides(raw, ["leave", "planned", "hours", "break", "lines"]);
}

/** The row's asides of these kinds, each with its place. */
export function placedAsides(
  { asides = [], row }: RawRow,
  kinds: readonly RowAside["kind"][],
): RowAside[] {
  return asides.filter(({ kind }) => kinds.includes(kind)).map((aside) => withPlace(aside, row));
}

function withPlace(aside: RowAside, row: number): RowAside {
  return { ...aside, at: aside.at ?? cellName(aside.columns[0] ?? 1, row) };
}
