import { z } from "zod";
import type { CheckedTimesheet, TimesheetIssue, TimesheetRow } from "@jobcan-automation/contract";
import { formatClock } from "@jobcan-automation/timesheet";
import type { CheckedFile } from "./check-file.ts";

const rowSchema = z.object({
  row: z.number().optional(),
  date: z.string(),
  start: z.string(),
  end: z.string(),
  breaks: z.array(z.string()).optional(),
  note: z.string().optional(),
  orFlagged: z.boolean().optional(),
  orLeftOut: z.boolean().optional(),
});
const answerSchema = z.object({
  mode: z.enum(["reads", "suggests", "asks", "warns", "refuses"]),
  rows: z.array(rowSchema).nullish(),
  flags: z.array(z.object({ on: z.array(z.string()), level: z.string() })).default([]),
  names: z.array(z.array(z.string())).default([]),
  noErrorOn: z.array(z.string()).default([]),
  ignoreCodes: z.array(z.string()).default([]),
  asksFor: z.literal("month").optional(),
});
const neverSchema = z.object({
  date: z.string().optional(),
  start: z.string().optional(),
  end: z.string().optional(),
  breaks: z.array(z.string()).optional(),
});
const fileSchema = z.object({
  why: z.string(),
  anyOf: z.array(answerSchema),
  never: z.array(neverSchema).default([]),
  ignoreCodes: z.array(z.string()).default([]),
});

/**
 * The sample sheets by file name, with what the owner of each means (fixtures/sheets/expected.json explains the
 * fields).
 */
export const expectedSheetsSchema = z.object({ files: z.record(z.string(), fileSchema) });

type Expected = z.infer<typeof fileSchema>;
type Answer = z.infer<typeof answerSchema>;
type Meant = z.infer<typeof rowSchema>;

/**
 * Why a reading is not what the sheet's owner means; empty when it is. One of the answers must hold, and no forbidden
 * row may be offered without a warning.
 */
export function judgeSheet(seen: CheckedFile, expected: Expected): string[] {
  const offered = [seen.first, seen.second].flatMap((checked) =>
    checked.rows.filter((row) => isForbidden(row, expected) && !isFlagged(row, checked)),
  );
  const answers = expected.anyOf.map((answer) => `${answer.mode}: ${whyNot(seen, answer)}`);
  const isAnswered = answers.some((why) => why.endsWith(": "));
  return [
    ...offered.map((row) => `offers ${rowText(row)} without a warning`),
    ...(isAnswered ? [] : answers),
  ];
}

function whyNot({ workbook, first, second }: CheckedFile, answer: Answer): string {
  const meant = answer.rows ?? undefined;
  switch (answer.mode) {
    case "reads":
      return [...differences(first, meant), ...errorsOf(first)].join(", ");
    case "suggests":
      return [...extra(first, meant), ...differences(second, meant), ...errorsOf(second)].join(
        ", ",
      );
    case "asks": {
      const wrong = [...extra(first, meant), ...extra(second, meant)];
      if (answer.asksFor === "month")
        return [...wrong, ...(first.month?.kind === "needed" ? [] : ["no month"])].join(", ");
      const silent = answer.names.filter((places) => !isNamed(first, places));
      const asks = workbook.sheet === undefined ? [] : silent.map((places) => places.join("/"));
      return [...wrong, ...asks].join(", ");
    }
    case "warns": {
      const silent = answer.flags.filter(({ on, level }) => !isNamed(first, on, level));
      const wrong = first.issues.filter(
        (issue) => isError(issue) && answer.noErrorOn.includes(String(issue.row)),
      );
      const rows = answer.rows === null ? [] : differences(first, meant);
      return [...rows, ...silent.map(({ on }) => on.join("/")), ...wrong.map(issueText)].join(", ");
    }
    case "refuses":
      return first.rows.length > 0 ? "is read" : "";
  }
}

function errorsOf({ issues }: CheckedTimesheet): string[] {
  return issues.filter(isError).map(issueText);
}

function differences(checked: CheckedTimesheet, meant: Meant[] = []): string[] {
  const missing = meant.filter(
    (wanted) =>
      wanted.orLeftOut !== true &&
      !checked.rows.some((row) => isSame(row, wanted)) &&
      !(wanted.orFlagged === true && checked.issues.some(({ row }) => row === wanted.row)),
  );
  return [...extra(checked, meant), ...missing.map(({ date, start }) => `lacks ${date} ${start}`)];
}

function extra(checked: CheckedTimesheet, meant: Meant[] = []): string[] {
  return checked.rows
    .filter((row) => !meant.some((wanted) => isSame(row, wanted)))
    .map((row) => `reads ${rowText(row)}`);
}

function isSame(row: TimesheetRow, { date, start, end, breaks, note }: Meant): boolean {
  return (
    row.date === date &&
    clock(row.startMin) === start &&
    clock(row.endMin) === end &&
    (breaks === undefined || breaksOf(row) === breaks.join()) &&
    (note === undefined || row.note === note)
  );
}

function isForbidden(row: TimesheetRow, { never }: Expected): boolean {
  return never.some(
    ({ date, start, end, breaks }) =>
      (date === undefined || date === row.date) &&
      (start === undefined || start === clock(row.startMin)) &&
      (end === undefined || end === clock(row.endMin)) &&
      (breaks === undefined || breaks.join() === breaksOf(row)),
  );
}

function isFlagged(row: TimesheetRow, { issues }: CheckedTimesheet): boolean {
  const ordinary = new Set(["weekend", "holiday", "two_months"]);
  return issues.some(
    (issue) => issue.row === row.row && issue.level !== "info" && !ordinary.has(issue.code),
  );
}

/**
 * True where an issue names one of the places: "C7", "D" for anything in that column, "A:A" for the column, "7" for the
 * row.
 */
function isNamed(checked: CheckedTimesheet, places: string[], level = "any"): boolean {
  return checked.issues
    .filter((issue) => level === "any" || issue.level !== "info")
    .flatMap(({ cell, alsoCells = [] }) => [cell].concat(alsoCells))
    .some((cell) => {
      const [, column = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
      return places.some((place) => [cell, column, row, `${column}:${column}`].includes(place));
    });
}

function isError({ level }: TimesheetIssue): boolean {
  return level === "error";
}

function issueText({ cell, code }: TimesheetIssue): string {
  return `${cell} ${code}`;
}

function rowText(row: TimesheetRow): string {
  return `${row.date} ${clock(row.startMin)}-${clock(row.endMin)}`;
}

function breaksOf({ breaks }: TimesheetRow): string {
  return breaks.map(({ startMin, endMin }) => `${clock(startMin)}-${clock(endMin)}`).join();
}

function clock(min: number): string {
  return formatClock(min).replace(/^0/, "");
}
