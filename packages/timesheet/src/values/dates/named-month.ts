import { englishNames } from "./weekday.ts";

const names = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const name = `(${names.join("|")})[a-z]*\\.?`;
const weekday = String.raw`(?:\(?(?:${englishNames})[a-z]*\.?\)?,?)?`;
/** Two digits are a year only behind a mark, and from 20 to 39. */
const year = String.raw`(?:[,.\/-]*((?:19|20)\d{2})|[,.\/'’-]+([23]\d))?`;
const monthFirst = new RegExp(
  String.raw`^${weekday}${name}[,.\/-]?(\d{1,2})(?:st|nd|rd|th)?${year}$`,
  "i",
);
const dayFirst = new RegExp(
  String.raw`^${weekday}(\d{1,2})(?:st|nd|rd|th)?[.\/-]?${name}${year}$`,
  "i",
);

/**
 * A plain text such as `Nov 2, 2026`, `2-Nov-26`, `Mon, Nov 2` in numbers: `2026/11/2`, `11/2`; any other text as it
 * is.
 */
export function withMonthNumber(plain: string): string {
  const [, month, day, whole, short] =
    monthFirst.exec(plain) ?? swapped(dayFirst.exec(plain)) ?? [];
  const inYear = whole ?? (short === undefined ? undefined : `20${short}`);
  const number = names.indexOf(month?.toLowerCase() ?? "") + 1;
  if (number === 0 || day === undefined) return plain;
  return inYear === undefined ? `${number}/${day}` : `${inYear}/${number}/${day}`;
}

function swapped(match: RegExpExecArray | null): (string | undefined)[] | undefined {
  return match ? [match[0], match[2], match[1], match[3], match[4]] : undefined;
}
