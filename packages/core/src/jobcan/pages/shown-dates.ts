import { civilDay } from "@jobcan-automation/timesheet";

/**
 * The days that a text of Jobcan's names: the first, and the last where it is given. `isOpen`: after the first day
 * comes something that may be a last day and cannot be read.
 */
export interface ShownSpan {
  from: string;
  to: string | undefined;
  isOpen: boolean;
}

/** What comes first in a date whose year is last: Jobcan's English has the month (docs/jobcan.md §13 h). */
export type FirstPart = "month" | "day";

/**
 * Pure: which of the two the dates of a page prove, because no month is above twelve; "both" where they contradict each
 * other, undefined where every one can be read in both ways or has its year first.
 */
export function provenFirst(texts: readonly string[]): FirstPart | "both" | undefined {
  const parts = texts
    .flatMap((text) => [...text.normalize("NFKC").matchAll(new RegExp(yearLast, "g"))])
    .map(([, first, second]) => [Number(first), Number(second)] as const);
  const isDay = parts.some(([first]) => first > 12);
  const isMonth = parts.some(([, second]) => second > 12);
  if (isDay && isMonth) return "both";
  return isDay ? "day" : isMonth ? "month" : undefined;
}

/**
 * Pure: the days of a leave as a page shows them, ignoring weekdays, white space and times of day. Undefined where no
 * first day can be read. `until` matches what may stand between the first day and the last; `besideDay` what may stand
 * beside one day, every other word there ("他2日") leaves the last day open.
 */
export function parseShownSpan(
  text: string,
  { until, besideDay }: { until: RegExp; besideDay: RegExp },
  firstPart: FirstPart = "month",
): ShownSpan | undefined {
  const plain = withoutTimes(text);
  const dates = findDates(plain, firstPart);
  const [first, second] = dates;
  if (first?.date === undefined) return undefined;
  const from = first.date;
  if (dates.length > 2) return { from, to: undefined, isOpen: true };
  const rest = plain.slice(first.end);
  if (second === undefined) {
    const to = shortEnd(rest, { from, until });
    return to === undefined || to < from
      ? { from, to: undefined, isOpen: rest.replace(besideDay, "") !== "" }
      : { from, to, isOpen: false };
  }
  const { date: to } = second;
  return to === undefined || to < from
    ? { from, to: undefined, isOpen: true }
    : { from, to, isOpen: false };
}

const yearFirst = String.raw`(\d{4})\s*[/年.-]\s*(\d{1,2})\s*[/月.-]\s*(\d{1,2})(?!\d)\s*日?`;
const yearLast = String.raw`(?<!\d)(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(\d{4})`;

interface FoundDate {
  /** Undefined for a date that the calendar does not have. */
  date: string | undefined;
  end: number;
}

function findDates(text: string, firstPart: FirstPart): FoundDate[] {
  const found = text
    .normalize("NFKC")
    .replace(/년|월|일/g, (sign) => koreanSigns[sign] ?? sign)
    .matchAll(new RegExp(`${yearFirst}|${yearLast}`, "g"));
  return [...found].map((match) => {
    const [whole, year, month, day, first, second, lastYear] = match;
    const [shownMonth, shownDay] = firstPart === "month" ? [first, second] : [second, first];
    const date = civilDay(
      Number(year ?? lastYear),
      Number(month ?? shownMonth),
      Number(day ?? shownDay),
    );
    return { date, end: match.index + whole.length };
  });
}

const koreanSigns: Readonly<Record<string, string>> = { 년: "年", 월: "月", 일: "日" };

/** The text without weekdays in brackets and without times of day, single or as a span. */
function withoutTimes(text: string): string {
  const time = String.raw`\d{1,2}:\d{2}`;
  return text
    .normalize("NFKC")
    .replace(/\([^()\d]*\)/g, " ")
    .replace(new RegExp(`${time}(?:\\s*[~∼˜〜-]\\s*${time})?`, "g"), " ");
}

/** A last day without a year, "～07/29": the first such day that is not before `from`. */
function shortEnd(
  rest: string,
  { from, until }: { from: string; until: RegExp },
): string | undefined {
  const match = /^\s*(\S+?)\s*(\d{1,2})\s*[/月]\s*(\d{1,2})\s*日?\s*$/.exec(rest);
  if (match?.[1] === undefined || !until.test(match[1])) return undefined;
  const year = Number(from.slice(0, 4));
  const [month, day] = [Number(match[2]), Number(match[3])];
  const ends = [civilDay(year, month, day), civilDay(year + 1, month, day)];
  return ends.find((end) => end !== undefined && end >= from);
}
