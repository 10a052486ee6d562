import { englishNames } from "./weekday.ts";

const names = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const name = `(${names.join("|")})[a-z]*\\.?`;
const weekday = String.raw`(?:\(?(?:${englishNames})[a-z]*\.?\)?,?)?`;
const year = String.raw`(?:[,.\/-]*((?:19|20)\d{2}))?`;
const monthFirst = new RegExp(
  String.raw`^${weekday}${name}[,.\/-]?(\d{1,2})(?:st|nd|rd|th)?${year}$`,
  "i",
);
const dayFirst = new RegExp(
  String.raw`^${weekday}(\d{1,2})(?:st|nd|rd|th)?[.\/-]?${name}${year}$`,
  "i",
);

/**
 * A plain text such as `Nov 2, 2026`, `2-Nov-2026`, `Mon, Nov 2` in numbers: `2026/11/2`, `11/2`; any other text as it
 * is.
 */
export function withMonthNumber(plain: string): string {
  const [, month, day, inYear] = monthFirst.exec(plain) ?? swapped(dayFirst.exec(plain)) ?? [];
  const number = names.indexOf(month?.toLowerCase() ?? "") + 1;
  if (number === 0 || day === undefined) return plain;
  return inYear === undefined ? `${number}/${day}` : `${inYear}/${number}/${day}`;
}

function swapped(match: RegExpExecArray | null): (string | undefined)[] | undefined {
  return match ? [match[0], match[2], match[1], match[3]] : undefined;
}
