import { toPlainText } from "./plain-text.ts";

/** The weekday that a text names ("月", "（月）", "月曜日", "Mon"), 0 is Sunday; undefined where it names none. */
export function weekdayIn(text: string): number | undefined {
  const plain = toPlainText(text);
  const japanese = /^\(?([日月火水木金土])(?:曜日?)?(?:[・,]?[祝休振替]{1,2})?\)?$/.exec(
    plain,
  )?.[1];
  if (japanese !== undefined) return "日月火水木金土".indexOf(japanese);
  const english = /^\(?(sun|mon|tue|wed|thu|fri|sat)[a-z]*\.?\)?$/i.exec(plain)?.[1];
  if (english === undefined) return undefined;
  return ["sun", "mon", "tue", "wed", "thu", "fri", "sat"].indexOf(english.toLowerCase());
}

/** A plain text of a date without the weekday behind it (「11/2(月)」) or before it (「(月)11/2」, 「月 11/2」). */
export function withoutWeekday(plain: string): string {
  return plain.replace(weekdayTail, "").replace(weekdayBefore, "");
}

/** The weekday beside a date in the same cell: 「11/2（月）」, `Mon, Nov 2`. */
export function weekdayBehind(text: string): number | undefined {
  const plain = toPlainText(text);
  const tail =
    /\(([^()]{1,12})\)$/.exec(plain)?.[1] ??
    /(?<=\d|日)([月火水木金土]|[日月火水木金土]曜日?)$/.exec(plain)?.[1];
  const english = /\d,?\(?((?:sun|mon|tue|wed|thu|fri|sat)[a-z]*\.?)\)?$/i.exec(plain)?.[1];
  const before = /^\(?((?:sun|mon|tue|wed|thu|fri|sat)[a-z]*?)\.?\)?,?(?=\d|[a-z]{3,9}\.?\d)/i.exec(
    plain,
  )?.[1];
  const first = weekdayBefore.exec(plain)?.[0].replaceAll(/[(),、]/g, "");
  const found = tail ?? english ?? before?.slice(0, 3) ?? first;
  return found === undefined ? undefined : weekdayIn(found);
}

const weekdayTail =
  /\([日月火水木金土曜祝休振替・]{1,6}\)$|(?<=\d|日)(?:[月火水木金土]|[日月火水木金土]曜日?)$|\(?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\)?$/i;
const weekdayBefore = /^(?:\([日月火水木金土]曜?日?\)|[日月火水木金土](?:曜日?)?[,、]?)(?=\d)/;
