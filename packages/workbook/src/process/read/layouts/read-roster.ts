import type { RawCell, RawRow, RowAside, UnreadColumns } from "@jobcan-automation/contract";
import { cellName, isBlankText, splitTimeRange } from "@jobcan-automation/timesheet";
import { kindOfHead } from "../columns/parse-head.ts";
import type { ReadRows } from "../rows/read-rows.ts";
import type { SourceRow } from "../rows/row-reader.ts";
import { hiddenDay } from "./hidden-day.ts";
import type { Roster, RosterDay, RosterLine } from "./roster.ts";

interface RosterSources {
  sources: readonly SourceRow[];
  isHiddenColumn: (column: number) => boolean;
}

/** Adds the days of a roster, each line's to its name. */
export function addRoster(
  result: ReadRows,
  roster: Roster,
  { sources, isHiddenColumn }: RosterSources,
): void {
  const { dateRow, days, lines, unread } = roster;
  const sourceAt = new Map(sources.map((source) => [source.row, source]));
  const dates = sourceAt.get(dateRow);
  for (const line of lines) {
    const source = sourceAt.get(line.row);
    for (const day of days) {
      const date = dates?.cells.get(day.column);
      const raw = source && date && dayOf(source, { day, date, dateRow });
      if (!raw) continue;
      const block = result.rows.length;
      const person = line.label === "" ? cellName(1, line.row) : line.label;
      if (block > 0) result.laterBlocks.push({ date: dateRow, start: line.row, end: line.row });
      result.rows.push({ ...raw, person, ...(block > 0 ? { block } : {}) });
      if (isHiddenColumn(day.start)) result.unread.push(hiddenDay(raw, day.start, dateRow));
    }
  }
  result.unread.push(...unread.map(unreadLine));
}

/** The day of a line; undefined where it is empty. */
function dayOf(
  { row, hidden, cells }: SourceRow,
  { day, date, dateRow }: { day: RosterDay; date: RawCell; dateRow: number },
): RawRow | undefined {
  const [first, second] = [cells.get(day.start), cells.get(day.end)];
  const range = day.start === day.end ? splitTimeRange(first?.text ?? "") : undefined;
  const start = range ? { text: range.start } : first;
  const end = range ? { text: range.end } : second;
  if (!start && !end) return undefined;
  const placed = (cell: RawCell | undefined, column: number): RawCell => ({
    ...(cell ?? { text: "" }),
    at: cellName(column, row),
  });
  const asides = day.others.flatMap((column): RowAside[] => {
    const text = cells.get(column)?.text.trim() ?? "";
    return isBlankText(text)
      ? []
      : [{ kind: "hours", columns: [column], text, at: cellName(column, row) }];
  });
  return {
    row,
    ...(asides.length > 0 ? { asides } : {}),
    ...(hidden ? { hidden } : {}),
    column: day.column,
    cells: {
      date: { ...date, at: cellName(day.column, dateRow) },
      start: placed(start, day.start),
      end: placed(end, day.end),
    },
  };
}

/** Turned, as all of such a sheet: see findUnread. */
function unreadLine({ row, label }: RosterLine): UnreadColumns {
  const kind = kindOfHead(label) === "break" ? "break" : "hours";
  return { kind, row: 1, columns: [row], text: label };
}
