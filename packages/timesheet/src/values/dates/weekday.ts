import { toPlainText } from "../texts/plain-text.ts";

/** The weekday that a text names ("月", "（月）", "月曜日", "Mon"), 0 is Sunday; undefined where it names none. */
export function weekdayIn(text: string): number | undefined {
  const plain = toPlainText(text);
  const japanese = /^\(?([日月火水木金土])(?:曜日?)?(?:[・,]?[祝休振替]{1,2})?\)?$/.exec(
    plain,
  )?.[1];
  if (japanese !== undefined) return "日月火水木金土".indexOf(japanese);
  const english = englishAlone.exec(plain)?.[1];
  return english === undefined ? undefined : names.indexOf(english.toLowerCase());
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
    /(?<=\d\/?|日)([月火水木金土]|[日月火水木金土]曜日?)$/.exec(plain)?.[1];
  const english = englishTail.exec(plain)?.[1] ?? englishBefore.exec(plain)?.[1];
  const first = weekdayBefore.exec(plain)?.[0].replaceAll(/[(),、]/g, "");
  const found = tail ?? english ?? first;
  return found === undefined ? undefined : weekdayIn(found);
}

const names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
/** The short English names, for patterns that ignore case. */
export const englishNames = names.join("|");
const englishAlone = new RegExp(String.raw`^\(?(${englishNames})[a-z]*\.?\)?$`, "i");
const englishTail = new RegExp(String.raw`\d,?\(?(${englishNames})[a-z]*\.?\)?$`, "i");
const englishBefore = new RegExp(
  String.raw`^\(?(${englishNames})[a-z]*?\.?\)?,?(?=\d|[a-z]{3,9}\.?\d)`,
  "i",
);
const weekdayTail = new RegExp(
  String.raw`\([日月火水木金土曜祝休振替・]{1,6}\)$|(?:(?<=\d)\/|(?<=\d|日))(?:[月火水木金土]|[日月火水木金土]曜日?)$|\(?(?:${englishNames})[a-z]*\.?\)?$`,
  "i",
);
const weekdayBefore = new RegExp(
  String.raw`^(?:\([日月火水木金土]曜?日?\)|[日月火水木金土](?:曜日?)?[,、]?|\(?(?:${englishNames})[a-z]*\.?\)?,?)(?=\d)`,
  "i",
);
