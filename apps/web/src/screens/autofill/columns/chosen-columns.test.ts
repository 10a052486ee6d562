import { expect, test } from "vitest";
import { draftOf } from "../../../state/draft.ts";
import { preview } from "../../../testing/sample-preview.ts";
import { mappingOf, pairsToChoose, sourceOf } from "./chosen-columns.ts";

test("date, start and end are needed; the others may be missing", () => {
  expect(mappingOf({ date: 1, start: 2 })).toBeUndefined();
  expect(mappingOf({ date: 1, start: 2, end: 3, note: undefined })).toEqual({
    date: 1,
    start: 2,
    end: 3,
  });
});

test("one column cannot be two things, but may hold start and end in one cell", () => {
  expect(mappingOf({ date: 1, start: 2, end: 1 })).toBeUndefined();
  expect(mappingOf({ date: 1, start: 2, end: 3, note: 3 })).toBeUndefined();
  expect(mappingOf({ date: 1, start: 2, end: 2 })).toEqual({ date: 1, start: 2, end: 2 });
});

test("a pair between which the headings do not decide is one choice, with its values beside it", () => {
  const headers = [
    { column: 1, text: "日付" },
    { column: 2, text: "打刻出勤", samples: ["9:02"] },
    { column: 3, text: "打刻退勤" },
    { column: 4, text: "丸め出勤", samples: ["9:00"] },
    { column: 5, text: "丸め退勤" },
  ];
  const unclear = [
    ["B", "C"],
    ["D", "E"],
  ];
  const place = { name: "11月", headerRow: 1, headers, unclear };
  const draft = (found?: { date: number }) =>
    draftOf({
      ...preview,
      workbook: { format: "xlsx", sheets: [], headersToMap: { ...place, ...(found && { found }) } },
    });

  expect(pairsToChoose(draft({ date: 1 })).map(({ mapping }) => mapping)).toEqual([
    { date: 1, start: 2, end: 3 },
    { date: 1, start: 4, end: 5 },
  ]);
  expect(pairsToChoose(draft({ date: 1 }))[1]?.columns[0]?.samples).toEqual(["9:00"]);
  expect(pairsToChoose(draft()), "the column of dates is unknown").toEqual([]);
  expect(sourceOf(draft({ date: 1 }))?.mapping, "what is known is chosen already").toEqual({
    date: 1,
  });
});
