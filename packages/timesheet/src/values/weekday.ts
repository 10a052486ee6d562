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
  const found = tail ?? english ?? before?.slice(0, 3);
  return found === undefined ? undefined : weekdayIn(found);
}
