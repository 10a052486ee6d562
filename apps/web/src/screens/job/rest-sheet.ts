import type { DayRecord } from "@jobcan-automation/contract";
import { formatClock } from "@jobcan-automation/core/timesheet/clock-time";

/** Days as a sheet that the service can read again, for when the original is no longer at hand (another tab, a reload). */
export function restSheet(days: readonly DayRecord[], fileName: string): File {
  const header = ["日付", "開始時刻", "終了時刻", "休憩開始", "休憩終了", "備考"];
  const rows = days.map((day) => [
    day.date,
    timeOf(day, "work_start"),
    timeOf(day, "work_end"),
    timeOf(day, "rest_start"),
    timeOf(day, "rest_end"),
    day.note,
  ]);
  const text = [header, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n");
  return new File([`\uFEFF${text}\r\n`], restName(fileName), { type: "text/csv" });
}

function timeOf(day: DayRecord, kind: DayRecord["wanted"][number]["kind"]): string {
  const punch = day.wanted.find((wanted) => wanted.kind === kind);
  return punch === undefined ? "" : formatClock(punch.timeMin);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function restName(fileName: string): string {
  return `${fileName.replace(/(?:-rest)?\.(?:xlsx|csv)$/i, "")}-rest.csv`;
}
