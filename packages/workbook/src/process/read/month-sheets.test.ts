import { expect, test } from "vitest";
import type { ReadChoice } from "@jobcan-automation/contract";
import { checkFile } from "../../testing/check-file.ts";
import { createUploadFolder } from "../../testing/upload-folder.ts";
import { textRow, xlsxFile } from "../../testing/xlsx-file.ts";

const heads = ["日付", "出勤", "退勤"];
const cover = { name: "表紙", rows: textRow(1, ["勤務表", "山田 太郎"]) };

interface Month {
  name: string;
  day: string;
  title?: string;
}

const sheetOf = ({ name, day, title }: Month) => ({
  name,
  rows:
    textRow(1, title === undefined ? ["勤務表"] : [title]) +
    textRow(2, heads) +
    textRow(3, [day, "9:00", "18:00"]),
});

const year: Month[] = [9, 10, 11, 12].map((month) => ({
  name: `${month}月`,
  day: `2026/${month}/2`,
}));

async function readBook(
  months: readonly Month[],
  { choice = {}, activeTab = 0 }: { choice?: ReadChoice; activeTab?: number } = {},
) {
  await using folder = await createUploadFolder();
  const bytes = xlsxFile({ sheets: [cover, ...months.map(sheetOf)], activeTab });
  const { first, workbook } = await checkFile(await folder.write("勤怠.xlsx", bytes), choice);
  return {
    sheet: workbook.sheet?.name,
    days: first.rows.map(({ date }) => date),
    asked: first.issues.filter(({ code }) => code === "several_months"),
  };
}

test("of a yearly book saved on its cover no month is read before one is chosen", async () => {
  const read = await readBook(year);
  expect(read.days).toEqual([]);
  expect(read.asked).toMatchObject([{ level: "error", value: "9月・10月・11月・12月" }]);
});

test.each<[string, ReadChoice]>([
  ["the month", { month: "2026-11" }],
  ["the sheet", { sheet: "11月" }],
])("%s that was chosen is read", async (_, choice) => {
  expect(await readBook(year, { choice })).toEqual({
    sheet: "11月",
    days: ["2026-11-02"],
    asked: [],
  });
});

test("a chosen month leads to its sheet whatever tab the book was saved on", async () => {
  const saved = await readBook(year, { activeTab: 1 });
  expect(saved).toMatchObject({ sheet: "9月", asked: [] });
  const chosen = await readBook(year, { activeTab: 1, choice: { month: "2026-12" } });
  expect(chosen).toMatchObject({ sheet: "12月", days: ["2026-12-02"], asked: [] });
});

test.each<[string, Month[]]>([
  [
    "years",
    [
      { name: "2025年11月", day: "2025/11/2" },
      { name: "2026年11月", day: "2026/11/2" },
    ],
  ],
  [
    "numbers",
    [
      { name: "10", day: "2026/10/2" },
      { name: "11", day: "2026/11/2" },
    ],
  ],
  [
    "titles",
    [
      { name: "Sheet1", day: "2026/10/2", title: "2026年10月度" },
      { name: "Sheet2", day: "2026/11/2", title: "2026年11月度" },
    ],
  ],
])("months told apart by %s are asked for, and found", async (_, months) => {
  const asked = await readBook(months);
  expect([asked.days, asked.asked.length]).toEqual([[], 1]);
  const chosen = await readBook(months, { choice: { month: "2026-11" } });
  expect(chosen).toMatchObject({ sheet: months[1]?.name, days: ["2026-11-02"], asked: [] });
});

test("a month that no sheet or two sheets say is asked for", async () => {
  const none = await readBook(year, { choice: { month: "2026-03" } });
  expect([none.days, none.asked.length]).toEqual([[], 1]);
  const twice = [...year, { name: "11月（控え）", day: "2026/11/3" }];
  const two = await readBook(twice, { choice: { month: "2026-11" } });
  expect([two.days, two.asked.length]).toEqual([[], 1]);
});

test("one month beside sheets of another kind is read as before", async () => {
  const read = await readBook([{ name: "11月", day: "2026/11/2" }]);
  expect(read).toEqual({ sheet: "11月", days: ["2026-11-02"], asked: [] });
});
