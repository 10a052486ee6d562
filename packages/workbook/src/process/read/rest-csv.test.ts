import type { DayRecord, TimesheetRow } from "@jobcan-automation/contract";
import { restCsv, wantedPunches } from "@jobcan-automation/timesheet";
import { expect, test } from "vitest";
import { checkGrid } from "../../testing/grid-file.ts";

type Breaks = TimesheetRow["breaks"];

function dayOf(row: TimesheetRow): DayRecord {
  const { row: number, date, note } = row;
  return { row: number, date, note, wanted: wantedPunches(row), sent: [] };
}

function rowOf(day: number, [startMin, endMin]: [number, number], breaks: Breaks): TimesheetRow {
  return { row: day, date: `2026-11-0${day}`, startMin, endMin, breaks, note: "" };
}

function hours(from: number, to: number) {
  return { startMin: from * 60, endMin: to * 60 };
}

/** The days' orders as the service reads them back. */
async function readBack(days: readonly DayRecord[]) {
  const { first } = await checkGrid(restCsv(days));
  expect(first.issues.filter(({ level }) => level === "error")).toEqual([]);
  expect(first.rows.filter(({ doubtful }) => doubtful)).toEqual([]);
  return first.rows.map((row) => ({ date: row.date, wanted: wantedPunches(row), note: row.note }));
}

const short = (from: number): Breaks[number] => ({ startMin: from, endMin: from + 15 });
const months: Record<string, TimesheetRow[]> = {
  "one break": [rowOf(4, [540, 1080], [hours(12, 13)])],
  "two breaks": [rowOf(4, [540, 1080], [hours(12, 13), hours(15, 16)])],
  "as many as a day may have, beside days with fewer": [
    rowOf(2, [540, 1080], []),
    rowOf(4, [540, 1080], [600, 660, 720, 780, 840].map(short)),
    rowOf(5, [540, 1080], [hours(12, 13)]),
    rowOf(6, [540, 1080], [hours(12, 13), hours(13, 14)]),
  ],
  "a night's breaks before and after midnight": [
    rowOf(4, [1320, 1860], [hours(23, 23.5), hours(24, 25), hours(27, 27.25), hours(28, 29)]),
    rowOf(5, [1320, 1860], [hours(25, 26), hours(26.5, 27)]),
  ],
  "a break that starts before midnight and ends after it": [
    rowOf(4, [1320, 1860], [hours(23.5, 24.5), hours(27, 28)]),
    rowOf(5, [1320, 1860], [hours(22.5, 23), hours(23.5, 24.5)]),
  ],
};

test.each(Object.entries(months))("the rest is read back whole: %s", async (_, rows) => {
  const days = rows.map(dayOf);

  expect(await readBack(days)).toEqual(
    days.map(({ date, wanted, note }) => ({ date, wanted, note })),
  );
});

test("a day of several shifts is one start, one end and the time between, and stays so", async () => {
  const sheet =
    "日付,出勤1,退勤1,出勤2,退勤2,出勤3,退勤3\n2026-11-04,9:00,12:00,13:00,15:00,16:00,18:00\n";
  const { first } = await checkGrid(sheet);
  const days = first.rows.map(dayOf);
  expect(days[0]?.wanted.map(({ timeMin }) => timeMin / 60)).toEqual([9, 12, 13, 15, 16, 18]);

  expect(await readBack(days)).toMatchObject(days.map(({ date, wanted }) => ({ date, wanted })));
});

test("notes are read back as they were sent, quotes and line breaks included", async () => {
  const row = rowOf(4, [540, 1080], [hours(12, 13), hours(15, 16)]);
  const notes = ['A棟, "北"', "一行目\n二行目", "-1", "=1+1"];
  const days = notes.map((note, at) => dayOf({ ...row, date: `2026-11-0${at + 2}`, note }));

  const read = await readBack(days);
  expect(read.map(({ note }) => note)).toEqual(notes);
});
