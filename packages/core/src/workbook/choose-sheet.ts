import type { ColumnMapping, RawWorkbook, ReadChoice } from "@jobcan-automation/contract";
import { monthIn } from "../timesheet/timesheet-date.ts";
import { findColumns, toMapping } from "./find-columns.ts";
import type { ColumnMatch, HeadRow } from "./find-columns.ts";
import { invalidWorkbook } from "./refusal.ts";

/** A sheet's first rows, from which it is chosen. */
export interface SheetHead {
  name: string;
  hidden: boolean;
  /** The tab the file was saved on. */
  isActive: boolean;
  head: HeadRow[];
  /** True when a filled cell of the head lies beyond the columns that are looked at. */
  isWider: boolean;
}

/** The sheet to read and how, and what is told of the others. `chosen` is absent when no columns were found. */
export interface SheetChoice {
  chosen?: ChosenSheet;
  summaries: RawWorkbook["sheets"];
  headersToMap?: NonNullable<RawWorkbook["headersToMap"]>;
}

export interface ChosenSheet {
  /** Position among the heads. */
  index: number;
  headerRow: number;
  headers: Header[];
  mapping: ColumnMapping;
  month?: string;
}

type Header = { column: number; text: string };

/** The sheet the user chose, else the visible one with the best match, of equals the one the file was saved on: a hidden sheet is only read when it is asked for by name. */
export function chooseSheet(heads: readonly SheetHead[], choice: ReadChoice): SheetChoice {
  const matches = heads.map(({ head }) => findColumns(head));
  const summaries = heads.map(({ name, hidden }, index) => ({
    name,
    hidden,
    matchedColumns: matches[index]?.matched ?? 0,
  }));
  const index = pickIndex(heads, matches, choice);
  const head = heads[index];
  if (!head) return { summaries };
  const match = matches[index];
  const headerRow = choice.headerRow ?? match?.headerRow ?? 1;
  const mapping = choice.mapping ?? toMapping(match?.roles ?? {});
  const headers = headersAt(head, headerRow);
  if (mapping) {
    const month = monthOf(head, headerRow);
    const chosen = { index, headerRow, headers, mapping, ...(month !== undefined && { month }) };
    return { summaries, chosen };
  }
  if (head.isWider) throw invalidWorkbook("too_many_columns");
  return { summaries, headersToMap: { name: head.name, headerRow, headers } };
}

function pickIndex(
  heads: readonly SheetHead[],
  matches: readonly (ColumnMatch | undefined)[],
  choice: ReadChoice,
): number {
  if (choice.sheet !== undefined) {
    const named = heads.findIndex((head) => head.name === choice.sheet);
    if (named < 0) throw invalidWorkbook("no_such_sheet");
    return named;
  }
  const visible = heads.flatMap((head, index) =>
    head.hidden || head.head.length === 0 ? [] : [index],
  );
  // A book of twelve months is saved on the one that was filled in last.
  const worth = (index: number) =>
    (matches[index]?.matched ?? 0) + (heads[index]?.isActive === true ? 0.5 : 0);
  return visible.reduce(
    (best, index) => (best < 0 || worth(index) > worth(best) ? index : best),
    -1,
  );
}

/** The month that a title above the header says, in one cell or in several (2026 | 年 | 11 | 月分), else the sheet's name. */
function monthOf({ name, head }: SheetHead, headerRow: number): string | undefined {
  const titles = head.filter(({ row }) => row < headerRow);
  const lines = titles.map(({ texts }) => [...texts.values()].join(""));
  return [...lines, name].map(monthIn).find((month) => month !== undefined);
}

/** The columns to choose from: those with a head, of its own or in the row above (日付 merged over both), and those without one that hold something. */
function headersAt({ head }: SheetHead, headerRow: number): Header[] {
  const index = head.findIndex(({ row }) => row === headerRow);
  const rows = index < 0 ? [] : head.slice(index);
  const above = head.find(({ row }) => row === headerRow - 1);
  const columns = new Set(rows.flatMap(({ texts }) => [...texts.keys()]));
  const textOf = (column: number) => rows[0]?.texts.get(column) ?? above?.texts.get(column) ?? "";
  return [...columns].toSorted((a, b) => a - b).map((column) => ({ column, text: textOf(column) }));
}
