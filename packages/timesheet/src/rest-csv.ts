import { AutofillError, type DayRecord, type WantedPunch } from "@jobcan-automation/contract";
import { csvText, plainCell } from "./csv-text.ts";
import { formatClock } from "./values/times/clock-time.ts";

export interface RestCsvOptions {
  /** A note that is this one is left to the order, which gives it to every day without a note. */
  defaultNote?: string | undefined;
}

/**
 * Days of a job as a CSV that is read as the same orders again, with every break. A day that such a sheet cannot say is
 * refused (INVALID_REQUEST): half of it would be sent as if it were all.
 */
export function restCsv(days: readonly DayRecord[], { defaultNote }: RestCsvOptions = {}): string {
  const own = defaultNote?.trim();
  const rests = days.map(breaksOf);
  const most = Math.max(0, ...rests.map(({ length }) => length));
  const numbers = Array.from({ length: most }, (_, at) => (most === 1 ? "" : String(at + 1)));
  const notes = days.map(({ note }) => (note === own ? "" : note));
  const hasNotes = notes.some((note) => note !== "");
  const header = [
    "日付",
    "開始時刻",
    "終了時刻",
    ...numbers.flatMap((number) => [`休憩開始${number}`, `休憩終了${number}`]),
    ...(hasNotes ? ["備考"] : []),
  ];
  const rows = days.map((day, index) => [
    day.date,
    timeOf(day, "work_start"),
    timeOf(day, "work_end"),
    ...numbers.flatMap((_, at) => rests[index]?.[at] ?? ["", ""]),
    ...(hasNotes ? [notes[index] ?? ""] : []),
  ]);
  return csvText([header, ...rows].map((row) => row.map(plainCell)));
}

/** Each break's start and end. */
function breaksOf(day: DayRecord): [string, string][] {
  const starts = timesOf(day, "rest_start");
  const ends = timesOf(day, "rest_end");
  if (starts.length !== ends.length) throw unlikeRow(day);
  return starts.map((start, at) => [start, ends[at] ?? ""]);
}

function timeOf(day: DayRecord, kind: "work_start" | "work_end"): string {
  const [time = "", ...more] = timesOf(day, kind);
  if (more.length > 0) throw unlikeRow(day);
  return time;
}

function timesOf({ wanted }: DayRecord, kind: WantedPunch["kind"]): string[] {
  return wanted.flatMap((punch) => (punch.kind === kind ? [formatClock(punch.timeMin)] : []));
}

function unlikeRow({ row, date }: DayRecord): AutofillError {
  return new AutofillError("INVALID_REQUEST", { row, date });
}
