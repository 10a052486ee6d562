import { leaveIn } from "@jobcan-automation/timesheet";
import { isTakenBackHead } from "../columns/planned-words.ts";
import { parseHead, plainHead } from "../columns/parse-head.ts";
import { datePartsOf } from "./date-parts.ts";
import {
  areNames,
  isOtherPersonHead,
  isPersonHead,
  labelledName,
  loneName,
  namesOverBlocks,
} from "./people.ts";
import type { HeadRow } from "../columns/head-row.ts";
import type { MappedBlock } from "../columns/mapped-blocks.ts";
import type { BlockReading } from "./row-reader.ts";
import { minutesBehind } from "../columns/spread-hours.ts";
import { isWeekdays } from "../columns/weekday-column.ts";

export interface ReadingOptions {
  rows: readonly HeadRow[];
  /** Position of the header among the rows. */
  index: number;
}

/** How each block is read: its columns, and further columns that its headers and first rows show. */
export function blockReadings(
  blocks: readonly MappedBlock[],
  options: ReadingOptions,
): BlockReading[] {
  const ends = blocks.map((_, at) => blocks[at + 1]?.mapping.date ?? Number.POSITIVE_INFINITY);
  const owners = ownersOf(blocks, ends, options);
  return blocks.map(({ mapping, more }, at) => {
    const from = at === 0 ? 1 : mapping.date;
    const to = ends[at] ?? Number.POSITIVE_INFINITY;
    const used = new Set(Object.values(mapping));
    const { rows, index } = options;
    const dateParts = datePartsOf(mapping.date, {
      head: rows[index],
      samples: rows.slice(index + 1),
    });
    for (const part of [dateParts?.month, dateParts?.year]) if (part !== undefined) used.add(part);
    const isBeside = (column: number) => column >= from && column < to && !used.has(column);
    const hours = [
      mapping.start,
      mapping.end,
      ...more.flatMap(({ pair }) => [pair.start, pair.end]),
    ];
    const owner = owners[at] ?? owners[0];
    return {
      mapping,
      more,
      from,
      to,
      owner,
      dateParts,
      ...columnsBeside(hours, isBeside, options),
    };
  });
}

/** Whose each block is, as the rows above it say. */
function ownersOf(
  blocks: readonly MappedBlock[],
  ends: readonly number[],
  { rows, index }: ReadingOptions,
): (string | undefined)[] {
  const titles = rows.slice(0, index);
  if (blocks.length === 1)
    return [titles.flatMap(({ texts }) => labelledName(texts) ?? loneName(texts) ?? []).at(-1)];
  const places = blocks.map(({ mapping: { date } }, at) => ({ date, to: ends[at] ?? date }));
  return namesOverBlocks(titles, places);
}

function columnsBeside(
  hours: readonly number[],
  isBeside: (column: number) => boolean,
  options: ReadingOptions,
): Pick<BlockReading, "weekday" | "minutes" | "leaveHeads" | "endDays" | "corrected" | "people"> {
  const { rows, index } = options;
  const heads = rows
    .slice(Math.max(0, index - 1), index + 1)
    .flatMap(({ texts }) => Array.from(texts))
    .filter(([column]) => isBeside(column));
  const columnsOf = (isMeant: (text: string) => boolean) =>
    heads.filter(([, text]) => isMeant(text)).map(([column]) => column);
  return {
    weekday: weekdayColumn(rows.slice(index + 1), isBeside),
    minutes: new Map(hours.flatMap((column) => minuteOf(column, options))),
    leaveHeads: new Map(heads.filter(([, text]) => isLeave(text) || isTakenBackHead(text))),
    endDays: columnsOf(isEndDayHead),
    corrected: columnsOf(isCorrectedSide),
    people: peopleColumns(options, isBeside),
  };
}

/** The columns that say whose row it is, by their heads or as full names. A head may be merged over two rows. */
function peopleColumns(
  { rows, index }: ReadingOptions,
  isBeside: (column: number) => boolean,
): number[] {
  const [own, above] = [rows[index]?.texts, rows[index - 1]?.texts];
  const samples = rows.slice(index + 1);
  const near = rows.slice(Math.max(0, index - 1));
  const columns = [...new Set(near.flatMap(({ texts }) => Array.from(texts.keys())))];
  return columns.filter((column) => {
    const head = own?.get(column) ?? above?.get(column) ?? "";
    return (
      isBeside(column) &&
      (isPersonHead(head) || (!isOtherPersonHead(head) && areNames(column, samples)))
    );
  });
}

function isLeave(text: string): boolean {
  return text.length <= 12 && leaveIn(text) !== undefined && !/[残数計率]|区分|種/.test(text);
}

/** True for 修正後退勤 and the like. */
function isCorrectedSide(text: string): boolean {
  const { role } = parseHead(text.slice(0, 40));
  return (role === "start" || role === "end") && /修正|訂正|変更後|補正/.test(text);
}

/** True for 退勤日, 終了日, 翌日フラグ and the like. */
function isEndDayHead(text: string): boolean {
  return /^(?:(?:終了|退勤|退社|終業|勤務終了)(?:日|年月日|日付)|翌日?(?:フラグ|チェック)?|日(?:跨|また)ぎ(?:フラグ)?|enddate|clockoutdate|nextday)$/.test(
    plainHead(text).replaceAll(/[()[\]【】]/g, ""),
  );
}

/** The column that holds weekdays. */
function weekdayColumn(
  samples: readonly HeadRow[],
  isIn: (column: number) => boolean,
): number | undefined {
  const columns = new Set(samples.flatMap(({ texts }) => [...texts.keys()]).filter(isIn));
  return [...columns].find((column) => isWeekdays(column, samples));
}

/** The column of the minutes, where 時 and 分, or 9 and 00, have columns of their own. */
function minuteOf(hour: number, options: ReadingOptions): [number, number][] {
  const { rows, index } = options;
  const behind = minutesBehind(hour, {
    heads: rows.slice(Math.max(0, index - 1), index + 1),
    samples: rows.slice(index + 1),
  });
  return behind === undefined ? minuteByHead(hour, options) : [[hour, behind]];
}

/** By the heads 時 and 分, in the header or in the row below it. */
function minuteByHead(hour: number, { rows, index }: ReadingOptions): [number, number][] {
  const isApart = rows.slice(index, index + 2).some(({ texts }) => {
    const [own = "", next = ""] = [hour, hour + 1].map((column) =>
      plainHead(texts.get(column) ?? "").replaceAll(/[()[\]【】]/g, ""),
    );
    return /^\D{0,4}(?:時|h|hour)$/.test(own) && /^\D{0,4}(?:分|m|min)$/.test(next);
  });
  return isApart ? [[hour, hour + 1]] : [];
}
