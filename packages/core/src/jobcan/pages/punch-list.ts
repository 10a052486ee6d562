import { type HeldPunch, type PunchKind, AutofillError } from "@jobcan-automation/contract";
import { arrowSteps } from "./arrow-steps.ts";
import { readClockCell } from "./clock-cell.ts";
import { columnsByHeader, withHeaders } from "./columns-by-header.ts";
import type { PagePlace, PageTable, TableRow } from "./read-table.ts";
import { siteMap } from "../site-map.ts";
import { textShape } from "./text-shape.ts";

/**
 * Pure: 打刻一覧 as read, in order of time. Empty in whatever form Jobcan says it (docs/jobcan.md §13 c): nothing, a text,
 * heads alone, one wide cell, dashes. SITE_CHANGED for a time outside of a table; else as for parsePunchList.
 */
export function parsePunchPlace(place: PagePlace): HeldPunch[] {
  const tables = tablesOf(place);
  if (rowsOf(tables).length === 0 && showsTime(place.beside)) throw missing("punch_list");
  // Beside a list that is known, a table with other headers is none; a time in it may mean anything.
  const others = tables.some(isKnown) ? tables.filter(isUnknown) : [];
  for (const { text } of rowsOf(others).flatMap(({ cells }) => cells)) refuseTime(text);
  const lists = tables.filter((table) => !others.includes(table));
  return lists.flatMap(parsePunchList).toSorted(byTime);
}

/** Pure: the columns of 打刻一覧 whose headers are known; undefined for a list that shows no headers. */
export function listColumns(place: PagePlace): ReadonlySet<string> | undefined {
  const headed = tablesOf(place).find(({ headers }) => headers.length > 0);
  if (headed === undefined) return undefined;
  return new Set(Object.keys(columnsByHeader(headed.headers, siteMap.day.listHeads)));
}

/**
 * Pure: the rows of one table in order of time, with note and place where it has columns for them. SITE_CHANGED with
 * the shape of the cell for a punch whose time cannot be read: ignoring it would send punches to a day that has some.
 * @internal
 */
export function parsePunchList(table: PageTable): HeldPunch[] {
  const columns = columnsByHeader(table.headers, siteMap.day.listHeads);
  return table.rows.flatMap((row) => parseRow(row, columns) ?? []).toSorted(byTime);
}

function tablesOf({ tables }: PagePlace): PageTable[] {
  return tables.map((table) => withHeaders(table, siteMap.day.listHeads));
}

function rowsOf(tables: readonly PageTable[]): TableRow[] {
  return tables.flatMap(({ rows }) => rows);
}

const unreadTime = "punch_time";

type ListColumns = Partial<Record<keyof typeof siteMap.day.listHeads, number>>;

function parseRow(row: TableRow, columns: ListColumns): HeldPunch | undefined {
  const { kind = 0, time = 1, note, place } = columns;
  const textAt = (index: number) => row.cells[index]?.text ?? "";
  if (row.cells.length === 1) return refuseTime(textAt(0));
  if (row.isHidden === true) return refuseTimes(row);
  const shown = readClockCell(textAt(time));
  switch (shown.is) {
    case "unread":
      throw unread(shown.shape);
    case "blank":
      for (const [index, { text }] of row.cells.entries())
        if (![time, note, place].includes(index)) refuseBareTime(text);
      return undefined;
    case "time":
      break;
  }
  // A cell over several columns is followed by empty ones.
  const at = row.cells.findLastIndex(({ text }) => text !== "");
  const state = [kind, time, note, place].includes(at) ? "" : textAt(at);
  if (siteMap.day.refused.test(state) || siteMap.day.gone.test(state)) {
    throw unread(textShape(state));
  }
  const named = kindOf(textAt(kind));
  const stamp = {
    kind: named.kind,
    timeMin: shown.timeMin,
    pending: shown.pending || named.changes || siteMap.day.awaiting.test(state),
    ...(note === undefined ? {} : { note: textAt(note) }),
    ...(place === undefined ? {} : { place: textAt(place) }),
  };
  const isDeleting = shown.deleting || siteMap.day.deleting.test(state);
  return isDeleting ? { ...stamp, deleting: true as const } : stamp;
}

function isKnown({ headers }: PageTable): boolean {
  const { kind, time } = columnsByHeader(headers, siteMap.day.listHeads);
  return kind !== undefined && time !== undefined;
}

function isUnknown(table: PageTable): boolean {
  return table.headers.length > 0 && !isKnown(table);
}

/** One wide cell is a remark ("打刻がありません"), no punch; with a time in it, it may be anything. */
function refuseTime(text: string): undefined {
  if (showsTime(text)) throw unread(textShape(text));
}

/** A row that is not shown is a pattern for others, or a punch of other days: with a time in it, it may be anything. */
function refuseTimes({ cells }: TableRow): undefined {
  for (const { text } of cells) refuseTime(text);
}

/** A time in another column of a row whose own time is blank: the columns are not where they are thought to be. */
function refuseBareTime(text: string): void {
  if (readClockCell(text).is === "time") throw unread(textShape(text));
}

/** The kind that will hold: of "出勤 → 退勤" the one after the arrow. Marks and brackets do not count. */
function kindOf(text: string): { kind: PunchKind; changes: boolean } {
  const steps = arrowSteps(text);
  const bare = bareText(steps.at(-1) ?? "");
  const kinds = ["work_start", "work_end", "rest_start", "rest_end"] as const;
  const known = kinds.find((kind) =>
    siteMap.day.kinds[kind].some((word) => bareText(word) === bare),
  );
  return { kind: known ?? "unknown", changes: steps.length > 1 };
}

function bareText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\((?:修正|訂正|変更|自動|手動|申請中|承認待ち|edited|auto|pending)[^)]*\)/gi, "")
    .replace(/[\s\-※*・()[\]]+/g, "")
    .toLowerCase();
}

function showsTime(text: string): boolean {
  return /\d{1,2}\s*(?::|時)\s*\d{2}/.test(text.normalize("NFKC"));
}

function byTime(a: HeldPunch, b: HeldPunch): number {
  return a.timeMin - b.timeMin;
}

function unread(cell: string): AutofillError {
  return new AutofillError("SITE_CHANGED", { page: "day", field: unreadTime, cell });
}

function missing(field: string): AutofillError {
  return new AutofillError("SITE_CHANGED", { page: "day", field });
}
