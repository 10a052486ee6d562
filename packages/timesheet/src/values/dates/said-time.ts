import { twoDigits } from "./calendar.ts";
import { toPlainText } from "../texts/plain-text.ts";
import { monthIn } from "./timesheet-date.ts";

/** What a text says of the month that it is about, without its days. */
export interface SaidTime {
  /** "YYYY-MM". */
  month?: string;
  /** 1–12, where the year is not beside it: 「11月度」. */
  yearlessMonth?: number;
  year?: { number: number; isFiscal: boolean };
}

/** Reads a title, a tab's or a file's name: 「2026年11月度」, `2026/11`, `202611`, `R8.11`, `Nov 2026`, 「11月」, 「2026年度」. */
export function saidTime(text: string): SaidTime {
  const plain = withDigits(toPlainText(text));
  const month = monthIn(plain) ?? otherSpelling(plain);
  if (month !== undefined) return { month };
  const number = Number(/(?<!\d)(1[0-2]|0?[1-9])月(?!\d{1,2}日|曜)/.exec(plain)?.[1]);
  const [, western, era, fiscal] = /(?:(20\d{2})|(?:令和|R)(\d{1,2}))年(度)?/i.exec(plain) ?? [];
  const year = western === undefined ? Number(era) + startOfReiwa : Number(western);
  return {
    ...(Number.isNaN(number) ? {} : { yearlessMonth: number }),
    ...(Number.isNaN(year) ? {} : { year: { number: year, isFiscal: fiscal !== undefined } }),
  };
}

/** The month of a year that is said elsewhere; a fiscal year goes on to March. */
export function monthOfYear(number: number, year: NonNullable<SaidTime["year"]>): string {
  const later = year.isFiscal && number <= 3 ? 1 : 0;
  return `${year.number + later}-${twoDigits(number)}`;
}

/** 「令和八年十一月」 as 「令和8年11月」. */
function withDigits(plain: string): string {
  return plain.replaceAll(/[一二三四五六七八九十]{1,3}(?=[年月])/g, (numeral) => {
    const [, tens = "", ten = "", ones = ""] =
      /^([一二三]?)(十?)([一二三四五六七八九]?)$/.exec(numeral) ?? [];
    const whole = ten === "" ? 0 : Math.max(1, digits.indexOf(tens)) * 10;
    const number = whole + digits.indexOf(ten === "" ? tens + ones : ones);
    return number > 0 ? String(number) : numeral;
  });
}

function otherSpelling(plain: string): string | undefined {
  for (const { words, year, month } of spellings) {
    const groups = words.exec(plain);
    if (groups) return `${year(groups)}-${twoDigits(month(groups))}`;
  }
  return undefined;
}

type Part = (groups: RegExpExecArray) => number;
const group =
  (at: number, plus = 0): Part =>
  (groups) =>
    Number(groups[at]) + plus;
const named: Part = (groups) => monthNames.indexOf((groups[1] ?? "").toLowerCase()) + 1;

const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const startOfReiwa = 2018;
const monthNames = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const spellings: readonly { words: RegExp; year: Part; month: Part }[] = [
  {
    words: /(?<!\d)(20\d{2})[/._-](1[0-2]|0?[1-9])(?![\d/.]|-\d|_?\d)/,
    year: group(1),
    month: group(2),
  },
  { words: /(?<!\d)(20\d{2})(1[0-2]|0[1-9])(?!\d)/, year: group(1), month: group(2) },
  {
    words: /(?<![a-z\d])R(\d{1,2})[/._-](1[0-2]|0?[1-9])(?![\d/._-])/i,
    year: group(1, startOfReiwa),
    month: group(2),
  },
  { words: /(?<![\d/])(1[0-2]|0?[1-9])\/(20\d{2})(?!\d)/, year: group(2), month: group(1) },
  {
    words:
      /(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[.,_-]?(20\d{2})(?!\d)/i,
    year: group(2),
    month: named,
  },
];
