import type { DayRecord } from "@jobcan-automation/contract";
import { formatClock } from "@jobcan-automation/timesheet";

/** Days as a sheet that the service can read, named as the user's own, for when that is no longer available. */
export function restSheet(days: readonly DayRecord[], fileName: string): File {
  const used = columns.filter(
    ({ always, textOf }) => always === true || days.some((day) => textOf(day) !== ""),
  );
  const rows = days.map((day) => used.map(({ textOf }) => textOf(day)));
  const header = used.map(({ title }) => title);
  const text = [header, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n");
  return new File([`\uFEFF${text}\r\n`], restName(fileName), { type: "text/csv" });
}

interface RestColumn {
  title: string;
  /** Also where it is empty. */
  always?: boolean;
  textOf: (day: DayRecord) => string;
}

const columns: readonly RestColumn[] = [
  { title: "日付", always: true, textOf: (day) => day.date },
  { title: "開始時刻", always: true, textOf: (day) => timeOf(day, "work_start") },
  { title: "終了時刻", always: true, textOf: (day) => timeOf(day, "work_end") },
  { title: "休憩開始", textOf: (day) => timeOf(day, "rest_start") },
  { title: "休憩終了", textOf: (day) => timeOf(day, "rest_end") },
  { title: "備考", textOf: (day) => day.note },
];

function timeOf(day: DayRecord, kind: DayRecord["wanted"][number]["kind"]): string {
  const punch = day.wanted.find((wanted) => wanted.kind === kind);
  return punch === undefined ? "" : formatClock(punch.timeMin);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function restName(fileName: string): string {
  return `${fileName.replace(/\.[A-Za-z0-9]{1,5}$/, "")}.csv`;
}
