import { fileURLToPath } from "node:url";

const folder = new URL("../../../packages/workbook/fixtures/", import.meta.url);

/** A sample workbook's path. */
export const fixtureFile = (name: string): string => fileURLToPath(new URL(name, folder));

export const monthFile = fixtureFile("month-cells-xlsxwriter.xlsx");

// The content of the workbook's XML (day serials, fractions of a day), written by hand and not by the product's code.
const monthText = `
02 9:15 18:20 | 04 9:30 18:40 | 05 9:45 19:00 | 06 9:00 19:20
09 9:15 19:40 | 10 9:30 20:00 | 11 9:45 18:00 | 12 9:00 18:20 | 13 9:15 18:40
16 9:30 19:00 | 17 9:45 19:20 | 18 9:00 19:40 | 19 9:15 20:00 | 20 9:30 18:00
24 9:45 18:20 | 25 9:00 18:40 | 26 9:15 19:00 | 27 9:30 19:20 | 30 9:45 19:40`;

export interface SheetDay {
  /** "YYYY-MM-DD" */
  date: string;
  /** "9:15" */
  start: string;
  end: string;
}

/** The 19 days of `month-*.xlsx`, in order. */
export const monthDays: readonly SheetDay[] = monthText
  .trim()
  .split(/[|\n]/)
  .map((part) => {
    const [day = "", start = "", end = ""] = part.trim().split(" ");
    return { date: `2026-11-${day}`, start, end };
  });

/** A file for a page's file input. */
export interface GivenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A sheet of the month's first days, for short jobs. */
export function shortSheet(days: number): GivenFile {
  const rows = monthDays.slice(0, days).map(({ date, start, end }) => `${date},${start},${end}`);
  const text = ["日付,開始時刻,終了時刻", ...rows].join("\r\n");
  return { name: "short.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
}
