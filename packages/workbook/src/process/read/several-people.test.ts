import { expect, test } from "vitest";
import { createUploadFolder } from "../../testing/upload-folder.ts";
import { checkFile } from "../../testing/check-file.ts";
import { checkGrid, type GridCell } from "../../testing/grid-file.ts";
import { readGrid } from "../../testing/read-grid.ts";
import { xlsxFile } from "../../testing/xlsx-file.ts";

const heads = ["日付", "出勤", "退勤"];
const [own, others] = [
  ["2026/11/2", "9:00", "18:00"],
  ["2026/11/4", "10:00", "19:00"],
];
const ownDay = "11-02 9:00-18:00";
const othersDay = "11-04 10:00-19:00";

interface Kind {
  what: string;
  rows: GridCell[][] | string;
}

/** Sheets of 山田 (2 November) and 佐藤 (4 November), so that no day stands twice. */
const kinds: Kind[] = [
  {
    what: "a column of names",
    rows: [
      ["氏名", ...heads],
      ["山田", ...own],
      ["佐藤", ...others],
    ],
  },
  {
    what: "a column of those in charge",
    rows: [
      ["担当者", ...heads],
      ["山田", ...own],
      ["佐藤", ...others],
    ],
  },
  {
    what: "names under no head",
    rows: [
      ["日付", "", "出勤", "退勤"],
      ["2026/11/2", "山田", "9:00", "18:00"],
      ["2026/11/4", "佐藤", "10:00", "19:00"],
    ],
  },
  {
    what: "an export with numbers and names",
    rows: `社員番号,姓,名,日付,出勤時刻,退勤時刻\n01,山田,太郎,${own.join()}\n02,佐藤,花子,${others.join()}\n`,
  },
  {
    what: "a name that stands once over its rows",
    rows: [
      ["氏名", ...heads],
      ["山田", ...own],
      ["", "2026/11/5", "9:00", "18:00"],
      ["佐藤", ...others],
      ["", "2026/11/6", "10:00", "19:00"],
    ],
  },
  {
    what: "a table below the other",
    rows: [["氏名：山田"], heads, own, ["氏名：佐藤"], heads, others],
  },
  {
    what: "a name between the rows",
    rows: [["氏名", "山田"], heads, own, ["氏名", "佐藤"], others],
  },
  {
    what: "tables side by side",
    rows: [
      ["山田", "", "", "佐藤"],
      [...heads, ...heads],
      [...own, ...others],
    ],
  },
  {
    what: "labelled tables side by side",
    rows: [
      ["氏名", "山田", "", "氏名", "佐藤"],
      [...heads, ...heads],
      [...own, ...others],
    ],
  },
  {
    what: "a list of punches",
    rows: [
      ["氏名", "日付", "時刻", "種別"],
      ["山田", own[0] ?? "", "9:00", "出勤"],
      ["山田", own[0] ?? "", "18:00", "退勤"],
      ["佐藤", others[0] ?? "", "10:00", "出勤"],
      ["佐藤", others[0] ?? "", "19:00", "退勤"],
    ],
  },
  {
    what: "days across",
    rows: [
      ["", "日付", own[0] ?? "", others[0] ?? ""],
      ["山田", "出勤", "9:00", ""],
      ["", "退勤", "18:00", ""],
      ["佐藤", "出勤", "", "10:00"],
      ["", "退勤", "", "19:00"],
    ],
  },
  {
    what: "a roster",
    rows: [
      ["氏名", own[0] ?? "", others[0] ?? ""],
      ["山田", "9:00～18:00", ""],
      ["佐藤", "休", "10:00～19:00"],
    ],
  },
  {
    what: "a roster with two columns a day",
    rows: [
      ["", own[0] ?? "", "", others[0] ?? "", ""],
      ["氏名", "出勤", "退勤", "出勤", "退勤"],
      ["山田", "9:00", "18:00", "", ""],
      ["佐藤", "", "", "10:00", "19:00"],
    ],
  },
];

test.each(kinds)(
  "of several people by $what nothing is read before one is chosen",
  async ({ rows }) => {
    const read = await readGrid(rows);
    expect([read.days, read.daysIfTaken]).toEqual([[], []]);
    expect(read.issues.map((issue) => issue.replace(/^\S+ /, ""))).toEqual([
      "several_people error",
    ]);
    const days = async (person: string) =>
      (await readGrid(rows, { choice: { person } })).days.filter(
        (day) => day === ownDay || day === othersDay,
      );
    expect([await days("山田"), await days("佐藤")]).toEqual([[ownDay], [othersDay]]);
    expect(await days("鈴木")).toEqual([]);
  },
);

test.each([
  "ユーザー",
  "ユーザ名",
  "ログイン名",
  "ログインID",
  "アカウント",
  "メールアドレス",
  "E-mail",
  "user_email",
  "シメイ",
  "氏名（カナ）",
  "フリガナ",
])("a column %s says whose each row is", async (head) => {
  const rows = [
    [head, ...heads],
    ["a@example.jp", ...own],
    ["b@example.jp", ...others],
  ];
  expect(await readGrid(rows)).toMatchObject({ days: [], issues: ["B1 several_people error"] });
  expect((await readGrid(rows, { choice: { person: "b@example.jp" } })).days).toEqual([othersDay]);
});

function tables(one: string, two: string) {
  return readGrid([[one], heads, own, [], [two], heads, others]);
}

test("a name alone over a second table is another person", async () => {
  expect((await tables("佐藤", "鈴木")).days).toEqual([]);
  expect((await tables("佐藤 花子", "鈴木 一郎")).days).toEqual([]);
  expect((await tables("本人控え", "会社控え")).days).toHaveLength(2);
  expect((await tables("前半", "後半")).days).toHaveLength(2);
  expect((await tables("佐藤 花子", "佐藤 花子")).days).toHaveLength(2);
});

test.each([
  [
    "people beside each other over one date",
    [
      ["", "山田", "", "佐藤"],
      ["日付", "出勤", "退勤", "出勤", "退勤"],
      ["2026/11/2", "9:00", "12:00", "13:00", "18:00"],
    ],
  ],
  [
    "names in the heads",
    [
      ["日付", "山田出勤", "山田退勤", "佐藤出勤", "佐藤退勤"],
      ["2026/11/2", "9:00", "12:00", "13:00", "18:00"],
    ],
  ],
])("%s are never joined to one day", async (_, rows) => {
  const read = await readGrid(rows);
  expect(read.isRead).toBe(false);
  expect(read.unclear).toEqual([
    ["B", "C"],
    ["D", "E"],
  ]);
});

test.each([
  ["a name in the title", [["氏名", "山田 太郎", "所属", "営業部"], heads, own]],
  [
    "one name in every row",
    [
      ["氏名", ...heads],
      ["山田", ...own],
      ["山田", ...others],
    ],
  ],
  [
    "a name on the first row alone",
    [
      ["氏名", ...heads],
      ["山田", ...own],
      ["", ...others],
    ],
  ],
  ["someone who signs below", [["氏名：山田"], heads, own, ["承認者氏名：佐藤"]]],
  [
    "a head of names over a sum",
    [
      ["氏名", ...heads],
      ["山田", ...own],
      ["合計", "", "9:00", ""],
    ],
  ],
  [
    "places under no head",
    [
      ["日付", "", "出勤", "退勤"],
      ["2026/11/2", "本社", "9:00", "18:00"],
      ["2026/11/4", "在宅", "9:00", "18:00"],
    ],
  ],
  [
    "halves",
    [
      ["前半", "", "", "後半"],
      [...heads, ...heads],
      [...own, ...others],
    ],
  ],
  [
    "morning and afternoon",
    [
      ["", "午前", "", "午後"],
      ["日付", "出勤", "退勤", "出勤", "退勤"],
      ["2026/11/2", "9:00", "12:00", "13:00", "18:00"],
    ],
  ],
])("%s is one person's sheet", async (_, rows) => {
  const read = await readGrid(rows);
  expect(read.days.length).toBeGreaterThan(0);
  expect(read.issues.join()).not.toContain("several_people");
});

test("a chosen name that is not the sheet's is never read", async () => {
  const rows = [["氏名：山田 太郎"], heads, own];
  expect((await readGrid(rows, { choice: { person: "佐藤" } })).days).toEqual([]);
  expect((await readGrid(rows, { choice: { person: "山田" } })).days).toEqual([ownDay]);
});

async function checkTabs(tabs: Record<string, string[][]>, choice = {}) {
  await using folder = await createUploadFolder();
  const sheets = Object.entries(tabs).map(([name, rows]) => ({
    name,
    rows: rows.map(textRow).join(""),
  }));
  const { first, workbook } = await checkFile(
    await folder.write("a.xlsx", xlsxFile({ sheets })),
    choice,
  );
  return {
    days: first.rows.map(({ date }) => date),
    codes: first.issues.map(({ code }) => code),
    sheet: workbook.sheet?.name,
  };
}

function textRow(cells: readonly string[]): string {
  return `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`;
}

test("of sheets by person none is read before one is chosen", async () => {
  const byTab = { 山田: [heads, own], 佐藤: [heads, others] };
  expect(await checkTabs(byTab)).toMatchObject({ days: [], codes: ["several_people"] });
  expect(await checkTabs(byTab, { person: "佐藤" })).toMatchObject({
    days: ["2026-11-04"],
    sheet: "佐藤",
  });
  expect(await checkTabs(byTab, { sheet: "山田" })).toMatchObject({
    days: ["2026-11-02"],
    codes: [],
  });
  const byTitle = {
    Sheet1: [["氏名", "山田"], heads, own],
    Sheet2: [["氏名", "佐藤"], heads, others],
  };
  expect(await checkTabs(byTitle)).toMatchObject({ days: [], codes: ["several_people"] });
});

test.each([
  ["佐藤11月", "鈴木11月"],
  ["11月_佐藤", "11月_鈴木"],
  ["佐藤(2026年11月)", "鈴木(2026年11月)"],
  ["202611佐藤", "202611鈴木"],
  ["01 佐藤", "02 鈴木"],
  ["佐藤様分", "鈴木様分"],
])("tabs %s and %s are of two people", async (one, two) => {
  const tabs = { [one]: [heads, own], [two]: [heads, others] };
  expect(await checkTabs(tabs)).toMatchObject({ days: [], codes: ["several_people"] });
  expect(await checkTabs(tabs, { person: "鈴木" })).toMatchObject({ days: ["2026-11-04"] });
});

test("a part of a name chooses the one sheet whose tab or title holds it", async () => {
  const byTab = { "山田 太郎": [heads, own], "佐藤 花子": [heads, others] };
  expect(await checkTabs(byTab, { person: "佐藤" })).toEqual({
    days: ["2026-11-04"],
    codes: [],
    sheet: "佐藤 花子",
  });
  const byTitle = {
    Sheet1: [["氏名", "山田 太郎"], heads, own],
    Sheet2: [["氏名", "佐藤 花子"], heads, others],
  };
  const ofSheet2 = { days: ["2026-11-04"], codes: [], sheet: "Sheet2" };
  expect(await checkTabs(byTitle, { person: "佐藤" })).toEqual(ofSheet2);
  expect(await checkTabs(byTitle, { person: "佐藤花子" })).toEqual(ofSheet2);
  expect(await checkTabs(byTitle, { person: "Sheet2" })).toEqual(ofSheet2);
});

test.each([
  ["two hold", { "佐藤 花子": [heads, own], "佐藤 一郎": [heads, others] }, "佐藤"],
  ["none holds", { "山田 太郎": [heads, own], "佐藤 花子": [heads, others] }, "鈴木"],
  ["is empty", { "山田 太郎": [heads, own], "佐藤 花子": [heads, others] }, " "],
  [
    "two titles hold",
    {
      Sheet1: [["氏名", "佐藤 花子"], heads, own],
      Sheet2: [["氏名", "佐藤 一郎"], heads, others],
    },
    "佐藤",
  ],
])("a part of a name that %s is asked for again, never guessed", async (_, tabs, person) => {
  expect(await checkTabs(tabs, { person })).toMatchObject({ days: [], codes: ["several_people"] });
});

test("whoever stands below fifty others is known, and a part of two names is never the first one's", async () => {
  const many = Array.from({ length: 60 }, (_, at) => [`社員 第${at}`, ...own]);
  const rows = [["氏名", ...heads], ["佐藤 花子", ...own], ...many, ["佐藤 一郎", ...others]];
  const { workbook, first } = await checkGrid(rows);
  expect(workbook.sheet?.people).toHaveLength(62);
  expect(first.issues[0]?.value).toMatch(/^佐藤 花子・社員 第0・.*・… \(62\)$/);
  expect((await readGrid(rows, { choice: { person: "佐藤 一郎" } })).days).toEqual([othersDay]);
  expect((await readGrid(rows, { choice: { person: "佐藤" } })).days).toEqual([]);
});

test.each([
  ["months", { "10月": [heads, others], "11月": [heads, own] }],
  ["one person's months by tab", { 佐藤10月: [heads, others], 佐藤11月: [heads, own] }],
  ["an example", { 記入例: [heads, others], 勤務表: [heads, own] }],
  [
    "one person's months",
    { Sheet1: [["氏名", "山田"], heads, own], Sheet2: [["氏名", "山田"], heads, others] },
  ],
])("sheets of %s are one person's", async (_, tabs) => {
  expect((await checkTabs(tabs)).codes).not.toContain("several_people");
});

test("a grid of several people has everybody's rows, so that the page can offer the names", async () => {
  const { workbook } = await checkGrid([
    ["氏名", ...heads],
    ["山田", ...own],
    ["佐藤", ...others],
  ]);
  expect(workbook.sheet?.people).toEqual(["山田", "佐藤"]);
});
