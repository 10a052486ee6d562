import {
  addDays,
  civilDay,
  monthOfYear,
  saidTime,
  type SaidTime,
  toPlainText,
} from "@jobcan-automation/timesheet";
import type { HeadRow } from "./columns/head-row.ts";

/** The time that a sheet covers, by its titles and names. */
export interface SheetTime {
  /**
   * Every month that its titles, its name and the file's name mention ("YYYY-MM"), the likeliest first, without those
   * of the day it was made or printed.
   */
  months: string[];
  /** Months whose year is said nowhere. */
  yearlessMonths: number[];
  /** First and last day ("MM-DD") of a period in a title: 「10/21～11/20」, or 21st to 20th by 「20日締め」. */
  period?: { from: string; to: string };
}

/** The rows up to the header, and what stands beside the table below it. */
export interface TitleRows {
  titles: readonly HeadRow[];
  beside: readonly HeadRow[];
}

/**
 * Reads the rows above the header, the header's own row, and the names of the sheet and the file; where none of them
 * says a month, the cells beside the table.
 */
export function readSheetTime(
  { titles, beside }: TitleRows,
  { sheet, file }: { sheet: string; file: string },
): SheetTime {
  const lines = titles.map(lineOf);
  const ending = /\.[A-Za-z0-9]{1,5}$/;
  const tabs = titles.flatMap(monthTabs);
  const texts = [
    ...lines,
    lines.join(""),
    ...boxesOf(titles),
    ...tabs,
    sheet,
    file.replace(ending, ""),
  ];
  const inTitles = monthsOf(texts.map(saidTime));
  const isSaid = inTitles.months.length > 0 || inTitles.yearlessMonths.length > 0;
  const { months, yearlessMonths } = isSaid ? inTitles : monthsBeside(beside);
  const period =
    lines.map(periodIn).find((found) => found !== undefined) ?? closingIn(lines, months);
  return { months, yearlessMonths, ...(period ? { period } : {}) };
}

/** The months, those without a year in the first year that is said anywhere. */
function monthsOf(said: readonly SaidTime[]): Pick<SheetTime, "months" | "yearlessMonths"> {
  const year = said.map((time) => time.year).find((found) => found !== undefined);
  const full = said.flatMap(({ month }) => month ?? []);
  const isOfFull = (number: number) => full.some((month) => Number(month.slice(5)) === number);
  const numbers = said.flatMap(({ yearlessMonth }) => yearlessMonth ?? []);
  const open = [...new Set(numbers)].filter((number) => !isOfFull(number));
  const ofYear = year ? open.map((number) => monthOfYear(number, year)) : [];
  return { months: [...new Set([...full, ...ofYear])], yearlessMonths: year ? [] : open };
}

/** Months with their year beside the table, in a cell or a box. */
function monthsBeside(beside: readonly HeadRow[]): Pick<SheetTime, "months" | "yearlessMonths"> {
  const cells = beside.flatMap(({ texts }) =>
    [...texts].flatMap(([column, text]) =>
      isOfNoMonth(text, texts.get(column - 1)) ? [] : [text],
    ),
  );
  const said = [...cells, ...boxesOf(beside)].map(saidTime);
  return { months: [...new Set(said.flatMap(({ month }) => month ?? []))], yearlessMonths: [] };
}

/** 年 and 月 over or before their numbers, in one row or in two, as a box beside the title: "2026年11月". */
function boxesOf(titles: readonly HeadRow[]): string[] {
  const labelled = titles.map((row) => ({
    year: labelledNumber(row, /^年$/, titles),
    month: labelledNumber(row, /^月$/, titles),
  }));
  const inRows = labelled.flatMap(toBox);
  if (inRows.length > 0) return inRows;
  return toBox({
    year: labelled.find(({ year }) => year)?.year,
    month: labelled.find(({ month }) => month)?.month,
  });
}

function toBox({ year, month }: Record<"year" | "month", string | undefined>): string[] {
  return year === undefined || month === undefined ? [] : [`${year}年${month}月`];
}

function labelledNumber(
  { row, texts }: HeadRow,
  label: RegExp,
  titles: readonly HeadRow[],
): string | undefined {
  const below = titles.find((other) => other.row === row + 1);
  return [...texts].flatMap(([column, text]) => {
    if (!label.test(toPlainText(text))) return [];
    const near = [below?.texts.get(column), texts.get(column + 1)].map((value) =>
      toPlainText(value ?? ""),
    );
    return near.filter((value) => /^\d{1,4}$/.test(value));
  })[0];
}

/**
 * A row's texts joined, because a title may span several cells (2026 | 年 | 11 | 月分), without those that say
 * nothing of the month.
 */
function lineOf({ texts }: HeadRow): string {
  const ordered = [...texts].toSorted(([a], [b]) => a - b);
  // A date cell whose format has a time is the day alone.
  const cells = ordered.map(([, text]) => text.replace(/(?<=\d{4}-\d{2}-\d{2}) 00:00$/, ""));
  return cells.filter((text, index) => !isOfNoMonth(text, cells[index - 1])).join("");
}

/** True for a text whose dates and numbers say nothing of the sheet's month; `before` is in the cell before it. */
function isOfNoMonth(text: string, before = ""): boolean {
  return saysWhenMade(text, before) || isOfOther(text, before);
}

/** True for 「作成日：2026年11月1日」, for 作成日 alone, and for the date in the cell after it. */
function saysWhenMade(text: string, before: string): boolean {
  return makingWords.test(text) || (isLabel(before, makingWords) && /\d/.test(text));
}

/** True for dates of a contract, an edition or a person, and their numbers, where no word says that the sheet is of them. */
function isOfOther(text: string, before: string): boolean {
  return (otherWords.test(text) || isLabel(before, otherWords)) && !sheetWords.test(text);
}

/** True for such words alone, whose date or number is in the next cell. */
function isLabel(text: string, words: RegExp): boolean {
  return words.test(text) && !/\d/.test(text);
}

/** Every month of a row of tabs: 10月 11月 12月. */
function monthTabs({ texts }: HeadRow): string[] {
  const tabs = [...texts.values()].filter((text) =>
    /^[^\d]?(?:1[0-2]|0?[1-9])月$/.test(toPlainText(text)),
  );
  return new Set(tabs).size > 1 ? tabs : [];
}

/** 「10/21～11/20」「2026年10月21日～11月20日」「2026/10/21-2026/11/20」. */
function periodIn(line: string): SheetTime["period"] {
  const [, fromMonth, fromDay, toMonth, toDay] = periodRange.exec(toPlainText(line)) ?? [];
  const from = monthDay(fromMonth, fromDay);
  const to = monthDay(toMonth, toDay);
  return from !== undefined && to !== undefined && from !== to ? { from, to } : undefined;
}

/** The period of 「20日締め」 in a known month: from the 21st of the month before. */
function closingIn(lines: readonly string[], months: readonly string[]): SheetTime["period"] {
  const closing = lines
    .map((line) => closingDay.exec(toPlainText(line))?.slice(1).find(Boolean))
    .find(Boolean);
  const [month] = months;
  if (closing === undefined || month === undefined) return undefined;
  const [year = 0, number = 0] = month.split("-").map(Number);
  const last = civilDay(year, number, Number(closing));
  if (last === undefined) return undefined;
  const before = addDays(`${month}-01`, -1).slice(0, 7);
  const from = addDays(`${before}-${last.slice(8)}`, 1);
  return { from: from.slice(5), to: last.slice(5) };
}

function monthDay(month: string | undefined, day: string | undefined): string | undefined {
  // A leap year, so that 2/29 is a day.
  return civilDay(2024, Number(month), Number(day))?.slice(5);
}

const periodDay = String.raw`(?:(?:20\d{2}|R\d+|令和\d+)[/年.-])?(\d{1,2})[/月.-](\d{1,2})日?(?:\([^()]*\))?`;
const periodRange = new RegExp(`${periodDay}(?:[~〜―—–ー−-]|から|より|至)${periodDay}`);
/** 「15日締め」, 「締日：15日」, 「締め切り日 毎月15日」. */
const closingDay = /(\d{1,2})日締|締め?日[^\d]{0,4}(\d{1,2})日/;
/** Words beside dates and numbers that say nothing of the sheet's month. */
const otherWords =
  /契約期間|契約日|契約開始|有効期間|工期|施行|起算|取得|採用|雇入|任用|協定|誕生|最終出|前月|先月|次月|来月|翌月|[版号]|番号|コード|rev\b|ver\b|version|tel|電話|\bno\b|\bid\b/i;
const sheetWords =
  /月度|月分|対象|勤務(?:表|月|実績|時間|報告)|出勤簿|勤怠|作業(?:表|報告)|タイムシート|timesheet/i;
const makingWords =
  /作成|印刷|出力|発行|提出|更新|改訂|改定|制定|承認|締切|締め切り|期限|支払|支給|入社|生年|記入日|申請日|現在|ダウンロード|印字|printed|created|issued|updated|exported|generated/i;
