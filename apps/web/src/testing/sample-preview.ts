import type { UploadPreview } from "@jobcan-automation/contract";
import { checkTimesheet } from "@jobcan-automation/timesheet";
import { type draftOf, rowsToSend } from "../state/draft.ts";

/** Two good rows, one with a wrong time, and an empty one. */
export const sheet: UploadPreview["workbook"]["sheet"] & object = {
  name: "勤怠",
  headerRow: 1,
  headers: [],
  mapping: { date: 1, start: 2, end: 3 },
  rows: [
    rawRow(2, ["2026-11-02", "9:00", "18:00"]),
    rawRow(3, ["2026-11-04", "25:70", "18:00"]),
    rawRow(4, ["", "", ""]),
    rawRow(5, ["2026-11-05", "10:00", "19:00"]),
  ],
};
export const today = "2026-11-23";
export const preview: UploadPreview = {
  uploadId: "u1",
  fileName: "a.xlsx",
  today,
  workbook: { format: "xlsx", sheets: [], sheet },
  checked: checkTimesheet(sheet, { today }),
};

/** A row with date, start and end. */
export function rawRow(row: number, [date, start, end]: [string, string, string]) {
  return { row, cells: { date: { text: date }, start: { text: start }, end: { text: end } } };
}

/** The days that a draft sends. */
export const datesOf = (draft: ReturnType<typeof draftOf>) =>
  rowsToSend(draft).map(({ date }) => date);

/** A sheet with an unread break and a row that is in doubt because of leave. */
const leaveSheet = {
  ...sheet,
  mapping: { date: 1, start: 2, end: 3, note: 4 },
  unread: [{ kind: "break" as const, row: 1, columns: [5], text: "休憩時間" }],
  rows: [
    rawRow(2, ["2026-11-02", "9:00", "18:00"]),
    {
      ...rawRow(3, ["2026-11-04", "9:00", "18:00"]),
      asides: [{ kind: "leave" as const, columns: [6], text: "有給" }],
    },
  ],
};
export const leavePreview: UploadPreview = {
  ...preview,
  workbook: { format: "xlsx", sheets: [], sheet: leaveSheet },
  checked: checkTimesheet(leaveSheet, { today }),
};
