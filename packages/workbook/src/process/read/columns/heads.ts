import type { ColumnRole } from "@jobcan-automation/contract";
import { columnAtOrLeft, type HeadRow } from "./head-row.ts";
import { kindOfHead, parseHead, type ParsedHead, plainHead, type HourKind } from "./parse-head.ts";

/** A column as its headers describe it. */
export interface Head {
  column: number;
  role: ColumnRole | undefined;
  kind: HourKind;
  number: number | undefined;
  modifier: string;
  family: string;
  /** The words of the headers above it and its own, without numbers: columns with the same words belong together. */
  words: string;
  /** True for a column of dates that no head names. */
  isGuessed?: boolean;
  /** The header's text as a person would name the column. */
  text: string;
}

/** How many rows above the header may name groups of columns. */
const groupRows = 2;

/** The headers of a row with the groups above them: 開始 under 予定 is planned, under 休憩 it is the break's. */
export function headsAt(rows: readonly HeadRow[], index: number): Head[] {
  const own = rows[index];
  if (!own) return [];
  const first = Math.min(...own.texts.keys());
  const above = rows
    .slice(Math.max(0, index - groupRows), index)
    .toReversed()
    .map((row) => ({ row, spreads: (at: number) => row.texts.size > 1 || at > first }));
  const doors = [...own.texts].filter(([, text]) => /^入り?\d?$/.test(plainHead(text)));
  const isJourney = own.texts.values().some((text) => /^出?発(?:時[刻間])?$/.test(plainHead(text)));
  return withReturns(own.texts)
    .filter(([, text]) => text.length <= maxHeadChars)
    .map(([column, text]) => {
      const shown = isJourney ? asArrival(text) : text;
      const isBehindDoor = doors.some(([door]) => door < column);
      const parsed = isBehindDoor ? asDoor(shown) : shown;
      return toHead(column, { parsed, own: own.texts.get(column) ?? text }, above);
    })
    .toSorted((a, b) => a.column - b.column);
}

/** Behind 入 a 出 is the end; before it, neither says which is which. */
function asDoor(text: string): string {
  const [, number] = /^出(\d?)$/.exec(plainHead(text)) ?? [];
  return number === undefined ? text : `退${number}`;
}

/** Beside 発 a 着 is where a journey ends, not where work begins. */
function asArrival(text: string): string {
  return text.replace(/^\s*着/, "到着");
}

/** 休憩 and 復帰 beside each other, or 外出 and 戻り, as 休憩開始 and 休憩終了. */
function withReturns(texts: HeadRow["texts"]): [number, string][] {
  return [...texts].map(([column, text]) => {
    const left = nameIn(leavingWords, text);
    const isBack = nameIn(returningWords, texts.get(column + 1)) !== undefined;
    if (left !== undefined && isBack) return [column, `${left}開始`];
    const isReturn = nameIn(returningWords, text) !== undefined;
    const before = isReturn ? nameIn(leavingWords, texts.get(column - 1)) : undefined;
    return [column, before === undefined ? text : `${before}終了`];
  });
}

function nameIn(words: RegExp, text = ""): string | undefined {
  return words.exec(plainHead(text))?.[1];
}

const leavingWords = /^((?:昼?休憩|[^休]{0,2}外出|中抜け?)\d?)(?:時刻)?$/;
const returningWords = /^[^休]{0,2}(復帰|戻り?|再入|帰社)\d?(?:時刻)?$/;

interface GroupRow {
  row: HeadRow;
  /** Whether a text at that column may be a group of columns. A lone text above the first column is a title. */
  spreads: (at: number) => boolean;
}

function toHead(
  column: number,
  { parsed: text, own: shown }: { parsed: string; own: string },
  above: readonly GroupRow[],
): Head {
  const groups = above.map((group) => groupOver(column, group));
  const own = parseHead(text);
  const kind = [own.kind, ...groups.map(kindOfHead)].find((found) => found !== "none") ?? "none";
  const number = own.number ?? groups.map((group) => parseHead(group).number).find(Number.isFinite);
  const role = kind === "break" ? breakRole(own.role) : workRole(own);
  const words = [...groups, text].map((part) => plainHead(part).replaceAll(/\d/g, "")).join("/");
  return {
    column,
    role,
    kind,
    number,
    modifier: own.modifier,
    family: own.family,
    words,
    text: shown.trim(),
  };
}

/** The day of applying (申請日) is not the day of the work. */
function workRole({ role, kind }: ParsedHead): ColumnRole | undefined {
  return role === "date" && kind === "applied" ? undefined : role;
}

function breakRole(role: ColumnRole | undefined): ColumnRole | undefined {
  if (role === "start") return "breakStart";
  return role === "end" ? "breakEnd" : role;
}

/** The group that a column belongs to: the nearest text at or left of it in the row above. A title is no group. */
function groupOver(column: number, { row, spreads }: GroupRow): string {
  const at = columnAtOrLeft(row, column);
  const text = row.texts.get(at) ?? "";
  const isLabel = !/\d/.test(text) && labelledValue.test(plainHead(row.texts.get(at + 1) ?? ""));
  return isLabel || (at < column && (!spreads(at) || isTitle(text))) ? "" : text;
}

/** A date, number or time behind 契約期間 or 社員番号: such a pair above the heads is no group of columns. */
const labelledValue = /^(?:r|令和)?\d{1,4}[/年月]|^\d{3,}|^\d{1,2}時/;

function isTitle(text: string): boolean {
  const plain = plainHead(text);
  return /\d{4}|年度|月度|月分/.test(plain) || /(?:表|書|簿|報告|シート|sheet)$/.test(plain);
}

const maxHeadChars = 40;
