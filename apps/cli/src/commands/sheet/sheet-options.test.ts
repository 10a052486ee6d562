import type { RawSheet, UploadPreview } from "@jobcan-automation/contract";
import { checkTimesheet } from "@jobcan-automation/timesheet";
import { expect, test } from "vitest";
import { badPreview, cli, doubtfulPreview, run, terminal } from "../../testing/terminal.ts";

const check = ["check", "a.xlsx"];

/** Date, start and end of a row. */
type Cells = [string, string, string];

/** A sheet of these rows, as the server reads and checks it. */
function previewOf(...rows: Cells[]): UploadPreview {
  const cells = rows.map(([date, start, end], index) => ({
    row: index + 2,
    cells: { date: { text: date }, start: { text: start }, end: { text: end } },
  }));
  const mapping = { date: 1, start: 2, end: 3 };
  const sheet: RawSheet = { name: "11月", headerRow: 1, headers: [], mapping, rows: cells };
  const today = "2026-11-23";
  const checked = checkTimesheet(sheet, { today });
  const workbook = { format: "xlsx" as const, sheets: [], sheet };
  return { uploadId: "u1", fileName: "a.xlsx", workbook, checked, today };
}

const good: Cells = ["2026/11/2", "9:00", "18:00"];

/** So many rows with an error each. */
const manyWrong = (count: number) =>
  Array.from({ length: count }, (): Cells => ["昨日", "9:00", "18:00"]);

const offering = previewOf(["2026/11/2", "9", "18:00"], ["2026/11/4", "9:00", "18:00"]);

test("check prints the days as understood, with what to look at, before the findings", async () => {
  const preview = previewOf(["11月2日", "9時", "26:30"], ["2026/11/3", "9:00", "18:00"]);
  const { ports, recorded } = terminal({ preview });

  await cli(ports, check);

  expect(recorded.out.split("\n").map((line) => line.trimEnd())).toEqual(
    expect.arrayContaining([
      "行  日付        曜日  開始時刻  終了時刻  時間   確認  表の文字           備考",
      "2   2026-11-02  月    9:00      26:30     17:30  注意  11月2日 9時 26:30",
      "3   2026-11-03  火    9:00      18:00     9:00   注意",
      "2日、合計 26:30",
    ]),
  );
});

test("a day across is named by its cell, and the weekdays without hours are listed", async () => {
  const preview = previewOf(["2026/11/2", "9:00", "18:00"], ["2026/11/5", "9:00", "18:00"]);
  const { sheet } = preview.workbook;
  const rows = sheet?.rows.map((row, at) =>
    Object.assign({}, row, { row: 3, column: at + 2 }, at > 0 ? { block: at } : {}),
  );
  const across: RawSheet = {
    name: "11月",
    headerRow: 2,
    headers: [],
    mapping: { date: 2, start: 3, end: 4 },
    moreBlocks: [{ date: 2, start: 3, end: 4 }],
    layout: "days_across",
    rows: rows ?? [],
  };
  const checked = checkTimesheet(across, preview);
  const workbook = { ...preview.workbook, sheet: across };
  const { ports, recorded } = terminal({ preview: { ...preview, workbook, checked } });

  await cli(ports, check);

  expect(recorded.out).toMatch(/^B2 .*2026-11-02/m);
  expect(recorded.out).toMatch(/^C2 .*2026-11-05/m);
  expect(recorded.out).toContain("勤務のない平日：11-04(水)");
});

test("where the columns are asked for, each is listed with its first values", async () => {
  const headers = [
    { column: 1, text: "日付", samples: ["11/2"] },
    { column: 2, text: "打刻", samples: ["8:57", "8:58"] },
  ];
  const workbook = {
    format: "xlsx" as const,
    sheets: [],
    headersToMap: { name: "11月", headerRow: 1, headers },
  };
  const checked = { rows: [], issues: [], issueCount: 0 };
  const { ports, recorded } = terminal({ preview: { ...previewOf(good), workbook, checked } });

  expect(await cli(ports, check)).toBe(3);
  expect(recorded.out).toMatch(/^B +打刻 +8:57 {2}8:58$/m);
});

test("--sheet, --month, --person and --columns read the file as the page's choices do", async () => {
  const { ports, recorded } = terminal();
  const options = ["--sheet", "10月", "--columns", "date=A,start=D,end=AB,note=f"];
  const breaks = ["--columns", "date=A,start=B,end=B,breakStart=C,breakEnd=D"];

  expect(await cli(ports, [...check, ...options])).toBe(0);
  expect(await cli(ports, [...run, "--month", "2026-10", "--person", "山田"])).toBe(0);
  expect(await cli(ports, [...check, ...breaks])).toBe(0);
  expect(recorded.choices).toEqual([
    { sheet: "10月", mapping: { date: 1, start: 4, end: 28, note: 6 } },
    { month: "2026-10", person: "山田" },
    { mapping: { date: 1, start: 2, end: 2, breakStart: 3, breakEnd: 4 } },
  ]);
});

test.each(["date=A,start=D", "date=A,start=D,end=4", "date=A,start=D,end=E,end=F", "when=A", ""])(
  "--columns %s is a usage error",
  async (columns) => {
    const { ports, recorded } = terminal();

    await expect(cli(ports, [...check, `--columns=${columns}`])).rejects.toThrow("usage");
    expect(recorded.choices).toEqual([]);
  },
);

test.each(["11", "2026-13", "2026-11-02"])("--month %s is a usage error", async (month) => {
  const { ports } = terminal();

  await expect(cli(ports, [...check, "--month", month])).rejects.toThrow("usage");
});

test("--accept-suggestions takes every offered spelling, and the result is what is sent", async () => {
  const without = terminal({ preview: offering });
  const taken = terminal({ preview: offering });

  expect(await cli(without.ports, run)).toBe(3);
  expect(await cli(taken.ports, [...run, "--accept-suggestions"])).toBe(0);
  expect(taken.recorded.submitted[0]?.rows.map(({ row, startMin }) => [row, startMin])).toEqual([
    [2, 540],
    [3, 540],
  ]);
});

test("--only-good goes on without the rows that have errors, names them, and is done in part", async () => {
  const { ports, recorded } = terminal({ preview: badPreview });

  expect(await cli(ports, [...run, "--only-good"])).toBe(2);
  expect(recorded.submitted[0]?.rows.map(({ row }) => row)).toEqual([2]);
  expect(recorded.err).toContain("直すところがあるため、送っていません：3 行目");
});

test.each([
  ["more findings than are listed", previewOf(...manyWrong(501), good)],
  ["days of no month", previewOf(["7", "9:00", "18:00"], ["6", "9:00", "18:00"], good)],
])(
  "--only-good does not go on where a sheet has %s: what it leaves out has no name",
  async (...[, preview]) => {
    const { ports, recorded } = terminal({ preview });

    expect(await cli(ports, [...run, "--only-good"])).toBe(3);
    expect(await cli(ports, [...check, "--only-good"])).toBe(3);
    expect(recorded.submitted).toEqual([]);
  },
);

test("check does not say that nothing is to be corrected where there are findings that it does not list", async () => {
  const rows = Array.from({ length: 500 }, (): Cells => ["昨日", "", ""]);
  const preview = previewOf(...rows, ...manyWrong(1), good);
  const { ports, recorded } = terminal({ preview });

  expect(await cli(ports, check)).toBe(3);
  expect(recorded.err).not.toContain(ports.words.checked(1, 0));
});

test("--only-good goes on where every row that it leaves out is named", async () => {
  const { ports, recorded } = terminal({ preview: previewOf(...manyWrong(499), good) });

  expect(await cli(ports, [...run, "--only-good"])).toBe(2);
  expect(recorded.submitted[0]?.rows.map(({ row }) => row)).toEqual([501]);
});

test.each([
  ["an error", badPreview, [], 3],
  ["an error, good rows asked for", badPreview, ["--only-good"], 0],
  ["a doubt", doubtfulPreview, [], 3],
  ["a doubt, taken", doubtfulPreview, ["--include-doubtful"], 0],
  ["a doubt, good rows asked for", doubtfulPreview, ["--only-good"], 0],
  ["no row at all", previewOf(), ["--only-good"], 3],
])("check of a sheet with %s ends with who must act", async (...[, preview, options, exit]) => {
  const { ports } = terminal({ preview });

  expect(await cli(ports, [...check, ...options])).toBe(exit);
});
