import type { RawSheet, RawWorkbook, ReadChoice, UnreadColumns } from "@jobcan-automation/contract";
import {
  cellName,
  columnLetters,
  findNamed,
  parseClockTime,
  parseTimesheetDate,
} from "@jobcan-automation/timesheet";
import { blockReadings } from "./rows/block-reading.ts";
import { isSameHours, mappedBlocks, type MappedBlocks } from "./columns/mapped-blocks.ts";
import type { BlockReading } from "./rows/row-reader.ts";
import type { ColumnMatch } from "./find-columns.ts";
import { findLayout, type LayoutMatch } from "./layouts/find-layout.ts";
import type { TableReading } from "./layouts/table-reading.ts";
import type { HeadRow } from "./columns/head-row.ts";
import { headersAt } from "./columns/headers-at.ts";
import { monthSheets, sheetOfMonth } from "./month-sheets.ts";
import { isAsideTab, isFilledIn, otherSheets } from "./other-sheets.ts";
import { peopleSheets, type PersonSheet } from "./people-sheets.ts";
import { invalidWorkbook } from "../../refusal.ts";
import { readSheetTime } from "./title-months.ts";
import { type WholeSheet, wholeSheets } from "./whole-sheets.ts";

/** A sheet's first rows, by which a sheet is chosen. */
export interface SheetHead {
  name: string;
  hidden: boolean;
  /** The tab the file was saved on. */
  isActive: boolean;
  head: HeadRow[];
  isHiddenColumn?: (column: number) => boolean;
  /** True when a filled cell of the first rows lies beyond the columns that are read. */
  isWider: boolean;
}

/** The sheet to read and how, with a summary of all sheets. `chosen` is absent when no columns were found. */
export interface SheetChoice {
  chosen?: ChosenSheet;
  summaries: RawWorkbook["sheets"];
  headersToMap?: NonNullable<RawWorkbook["headersToMap"]>;
}

export interface ChosenSheet {
  /** Position in the list of sheets. */
  index: number;
  layout: Omit<RawSheet, "name" | "rows">;
  table: TableReading;
}

/** `fileName` is the user's own name for the file, which may say the month. */
export interface ChooseOptions {
  choice: ReadChoice;
  fileName: string;
}

/**
 * The sheet that the user chose, else the visible one with the best match; between equals the tab on which the file was
 * saved. A hidden sheet is read only when the user chose it by name.
 */
export function chooseSheet(
  heads: readonly SheetHead[],
  { choice, fileName }: ChooseOptions,
): SheetChoice {
  const matches = heads.map(({ head, isHiddenColumn }) => findLayout(head, isHiddenColumn));
  const summaries = heads.map(({ name, hidden }, index) => ({
    name,
    hidden,
    matchedColumns: matches[index]?.matched ?? 0,
  }));
  const whole = wholeSheets(heads, matches);
  const { sheet, asked } = sheetByChoice(whole, choice);
  const index = pickIndex(heads, matches, { sheet, whole });
  const head = heads[index];
  if (!head) return { summaries };
  const match = matches[index];
  const headerRow = choice.headerRow ?? match?.headerRow ?? 1;
  const headers = headersAt(head.head, headerRow);
  const found = match?.headerRow === headerRow ? match.blocks : [];
  const special = match && found.length > 0 ? specialOf(match, choice.mapping) : undefined;
  const mapped = special?.mapped ?? mappedBlocks(found, choice.mapping);
  if (mapped) {
    const { blocks, layout } = layOut(head, {
      headerRow,
      mapped,
      layout: special?.layout,
      fileName,
    });
    const table = tableOf(blocks, special, head.isHiddenColumn);
    const kind = special ? { layout: special.layout } : {};
    const open = asked(head);
    const others = otherSheets(whole, { taken: head.name, choice });
    const isSaid = Object.keys(open).length === 0 && others.length > 0;
    const unread = isSaid ? { unread: [...(layout.unread ?? []), ...others] } : {};
    return {
      summaries,
      chosen: {
        index,
        table,
        layout: { headerRow, headers, ...layout, ...kind, ...open, ...unread },
      },
    };
  }
  if (head.isWider) throw invalidWorkbook("too_many_columns");
  const unclear = found
    .flatMap((block) => block.unclear)
    .map(({ start, end }) => [...new Set([start, end])].map(columnLetters));
  const roles = found[0]?.mapping ?? {};
  const headersToMap = {
    name: head.name,
    headerRow,
    headers,
    ...(Object.keys(roles).length > 0 ? { found: roles } : {}),
    ...(match?.isDateless === true ? { layout: "days_across" as const } : {}),
  };
  return {
    summaries,
    headersToMap: unclear.length > 0 ? { ...headersToMap, unclear } : headersToMap,
  };
}

interface ByChoice {
  /** The sheet by its name; absent where it is left to the best match. */
  sheet?: string | undefined;
  /** Of which people or months one must be chosen before the sheet that was taken may be read. */
  asked: (taken: SheetHead) => Pick<RawSheet, "people" | "monthSheets">;
}

/** The sheet that was chosen by its name, its person or its month, and what is still open. */
function sheetByChoice(
  whole: readonly WholeSheet[],
  { sheet, person, month }: ReadChoice,
): ByChoice {
  if (sheet !== undefined) return { sheet, asked: () => ({}) };
  // One sheet alone is of no other person or month.
  if (whole.length < 2) return { asked: () => ({}) };
  const people = peopleSheets(whole);
  if (people.length > 1) {
    const own = person === undefined ? undefined : findNamed(people, person, ({ names }) => names);
    const whose = own ? [ownName(own, person)] : people.map((owned) => owned.sheet);
    return { sheet: own?.sheet, asked: () => ({ people: whose }) };
  }
  const months = monthSheets(whole);
  const ofMonth = month === undefined ? undefined : sheetOfMonth(months, month);
  if (ofMonth !== undefined) return { sheet: ofMonth, asked: () => ({}) };
  const names = months.map((dated) => dated.sheet);
  return {
    // The tab it was saved on is the user's own choice.
    asked: ({ name, isActive }) =>
      isActive || !names.includes(name) ? {} : { monthSheets: names },
  };
}

/** The name by which a sheet's person was chosen. */
function ownName({ sheet, names }: PersonSheet, person = ""): string {
  return findNamed(names, person, (name) => [name]) ?? sheet;
}

type Special = Pick<Required<LayoutMatch>, "layout"> & { mapped: MappedBlocks; kind?: number };

/** A layout of its own, unless the user chose other columns; a column of times that the user chose counts for a list. */
function specialOf(match: LayoutMatch, choice: ReadChoice["mapping"]): Special | undefined {
  const { layout, punches, blocks } = match;
  if (layout === undefined) return undefined;
  const isChosenTime =
    choice && choice.start === choice.end && punches?.times.includes(choice.start);
  if (isChosenTime === true && punches && choice.date === punches.date) {
    const mapping = { ...choice, ...(punches.note === undefined ? {} : { note: punches.note }) };
    return { layout, kind: punches.kind, mapped: { blocks: [{ mapping, more: [] }], unread: [] } };
  }
  const isOwn = choice === undefined || isSameHours(blocks[0]?.mapping ?? {}, choice);
  const mapped = isOwn ? mappedBlocks(blocks, undefined) : undefined;
  return mapped && { layout, mapped, ...(punches ? { kind: punches.kind } : {}) };
}

function tableOf(
  blocks: readonly BlockReading[],
  special: Special | undefined,
  isHiddenColumn: (column: number) => boolean = () => false,
): TableReading {
  const [block] = blocks;
  if (special?.layout === "days_across") return { kind: "across", isHiddenColumn };
  return special?.kind === undefined || !block
    ? { kind: "rows", blocks }
    : { kind: "punches", punches: { block, kind: special.kind } };
}

interface LayOutOptions {
  headerRow: number;
  mapped: MappedBlocks;
  layout: Special["layout"] | undefined;
  fileName: string;
}

/** The layout of the chosen sheet: its columns, and the months and period of its titles. */
function layOut(
  { head, name }: SheetHead,
  { headerRow, mapped, layout: kind, fileName }: LayOutOptions,
): { blocks: BlockReading[]; layout: Omit<ChosenSheet["layout"], "headerRow" | "headers"> } {
  const index = head.findIndex(({ row }) => row === headerRow);
  const blocks = blockReadings(mapped.blocks, { rows: head, index: Math.max(0, index) });
  const [{ mapping }, ...others] = mapped.blocks;
  const { months, yearlessMonths, period } = readSheetTime(
    {
      titles: head.filter(({ row }) => row <= headerRow),
      beside: besideTable(head, { headerRow, mapped }),
    },
    { sheet: name, file: fileName },
  );
  const [month, ...otherMonths] = months;
  const above = kind === undefined ? rowsAbove(head, { headerRow, mapped }) : [];
  const unread = [...mapped.unread, ...above];
  const layout = {
    mapping,
    ...(others.length > 0 ? { moreBlocks: others.map((block) => block.mapping) } : {}),
    ...(month === undefined ? {} : { month }),
    ...(otherMonths.length > 0 ? { months } : {}),
    ...(yearlessMonths.length > 0 ? { yearlessMonths } : {}),
    ...(period ? { period } : {}),
    ...(unread.length > 0 ? { unread } : {}),
  };
  return { blocks, layout };
}

/** The rows below the header without the table's columns: a box beside the days may say the month. */
function besideTable(
  head: readonly HeadRow[],
  { headerRow, mapped }: { headerRow: number; mapped: MappedBlocks },
): HeadRow[] {
  const used = new Set(mapped.blocks.flatMap(({ mapping }) => Object.values(mapping)));
  return head
    .filter(({ row }) => row > headerRow)
    .map(({ row, texts }) => ({
      row,
      texts: new Map([...texts].filter(([column]) => !used.has(column))),
    }));
}

/** Rows above the header that look like days: another table, or rows under a header that was not recognised. */
function rowsAbove(
  head: readonly HeadRow[],
  { headerRow, mapped }: { headerRow: number; mapped: MappedBlocks },
): UnreadColumns[] {
  const [{ mapping }] = mapped.blocks;
  const days = head.filter(({ row, texts }) => {
    const [date, start] = [mapping.date, mapping.start].map((column) => texts.get(column) ?? "");
    return row < headerRow && parseTimesheetDate(date ?? "").ok && parseClockTime(start ?? "").ok;
  });
  const [first] = days;
  if (!first) return [];
  const text = days.map(({ row }) => cellName(mapping.date, row)).join("・");
  return [{ kind: "rows", row: first.row, columns: [mapping.date], text }];
}

function pickIndex(
  heads: readonly SheetHead[],
  matches: readonly (ColumnMatch | undefined)[],
  { sheet, whole }: { sheet: string | undefined; whole: readonly WholeSheet[] },
): number {
  if (sheet !== undefined) {
    const named = heads.findIndex((head) => head.name === sheet);
    if (named < 0) throw invalidWorkbook("no_such_sheet");
    return named;
  }
  const visible = heads.flatMap((head, index) =>
    head.hidden || head.head.length === 0 ? [] : [index],
  );
  const isPassedOver = whole.some(isFilledIn) ? isAsideTab : () => false;
  // A workbook of twelve months is usually saved on the month that was filled in last.
  const worth = (index: number) =>
    (matches[index]?.matched ?? 0) +
    (heads[index]?.isActive === true ? 0.5 : 0) -
    (isPassedOver(heads[index]?.name ?? "") ? 0.75 : 0);
  return visible.reduce(
    (best, index) => (best < 0 || worth(index) > worth(best) ? index : best),
    -1,
  );
}
