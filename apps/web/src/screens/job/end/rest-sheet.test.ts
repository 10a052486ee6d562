import type { DayRecord } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { sampleDay } from "../../../testing/sample-job.ts";
import { restSheet } from "./rest-sheet.ts";

test("the rest becomes a CSV that the service reads, breaks and quoted notes included", async () => {
  const file = restSheet(
    [
      {
        date: "2026-11-11",
        row: 9,
        note: '夜勤, "A"棟',
        sent: [],
        wanted: [
          { kind: "work_start", timeMin: 1320 },
          { kind: "rest_start", timeMin: 1440 },
          { kind: "rest_end", timeMin: 1500 },
          { kind: "work_end", timeMin: 1860 },
        ],
      },
    ],
    { fileName: "november.xlsx" },
  );

  expect(file.name, "called as the user's own").toBe("november.csv");
  expect(await file.text()).toBe(
    '日付,開始時刻,終了時刻,休憩開始,休憩終了,備考\r\n2026-11-11,22:00,31:00,24:00,25:00,"夜勤, ""A""棟"\r\n',
  );
});

test("the rest of a rest has the same name", () => {
  expect(restSheet([], { fileName: "november.csv" }).name).toBe("november.csv");
});

test("columns that no day uses are left out", async () => {
  const file = restSheet([{ date: "2026-11-02", row: 2, note: "", sent: [], wanted: [] }], {
    fileName: "november.xlsx",
  });

  expect((await file.text()).split("\r\n")[0]).toBe("日付,開始時刻,終了時刻");
});

test("every break of a day is in it", async () => {
  const breaks = [720, 900].flatMap((from): DayRecord["wanted"] => [
    { kind: "rest_start", timeMin: from },
    { kind: "rest_end", timeMin: from + 60 },
  ]);
  const wanted: DayRecord["wanted"] = [
    { kind: "work_start", timeMin: 540 },
    ...breaks,
    { kind: "work_end", timeMin: 1080 },
  ];
  const file = restSheet([sampleDay("2026-11-02", { wanted })], { fileName: "november.xlsx" });

  expect((await file.text()).split("\r\n")[1]).toBe(
    "2026-11-02,09:00,18:00,12:00,13:00,15:00,16:00",
  );
});
