import { leaveIn } from "@jobcan-automation/timesheet";
import { plainHead } from "../columns/parse-head.ts";
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
  return blocks.map(({ mapping, more }, at) => {
    const from = at === 0 ? 1 : mapping.date;
    const to = blocks[at + 1]?.mapping.date ?? Number.POSITIVE_INFINITY;
    const used = new Set(Object.values(mapping));
    const isBeside = (column: number) => column >= from && column < to && !used.has(column);
    const hours = [
      mapping.start,
      mapping.end,
      ...more.flatMap(({ pair }) => [pair.start, pair.end]),
    ];
    return { mapping, more, from, to, ...columnsBeside(hours, isBeside, options) };
  });
}

function columnsBeside(
  hours: readonly number[],
  isBeside: (column: number) => boolean,
  options: ReadingOptions,
): Pick<BlockReading, "weekday" | "minutes" | "leaveHeads" | "people"> {
  const { rows, index } = options;
  const heads = rows.slice(Math.max(0, index - 1), index + 1).map(({ texts }) => Array.from(texts));
  const leaveHeads = heads.flat().filter(([column, text]) => isBeside(column) && isLeave(text));
  return {
    weekday: weekdayColumn(rows.slice(index + 1), isBeside),
    minutes: new Map(hours.flatMap((column) => minuteOf(column, options))),
    leaveHeads: new Map(leaveHeads),
    people: heads.flat().flatMap(([column, text]) => (isPerson(text) ? [column] : [])),
  };
}

/** 氏名, 社員番号 and the like. */
function isPerson(text: string): boolean {
  return /^(?:氏名|名前|姓|名|苗字|(?:社員|従業員|職員|スタッフ|個人)(?:名|氏名|番号|コード|id|no)?|(?:employee|staff|user)(?:name|id|no|number|code)?|name)$/.test(
    plainHead(text),
  );
}

function isLeave(text: string): boolean {
  return text.length <= 12 && leaveIn(text) !== undefined && !/[残数計率]|区分|種/.test(text);
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
