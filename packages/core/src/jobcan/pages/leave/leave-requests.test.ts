import { expect, test } from "vitest";
import { parseLeaveDetail } from "./leave-detail.ts";
import { parseLeavePage } from "./leave-requests.ts";
import type { PagePlace, PageTable, TableRow } from "../read-table.ts";

const japanese = ["申請No", "希望休暇日", "承認・却下", "申請内容", "申請日", "時間", "休暇理由"];
const english = [
  "Request No.",
  "Desired Vacation Date",
  "Approve/Reject",
  "Request Details",
  "Requesting Day",
  "Time",
  "Reason for Vacation",
];
const info = "/employee/holiday/info?applied_id=5";

test("leave that was not refused is returned, with the page that shows the end of a longer one", () => {
  const rows = [
    requestRow("2026/11/12", "承認待ち", "有休(全休)"),
    requestRow("2026/11/16", "却下", "有休(全休)"),
    requestRow("2026/11/18～", "承認", "代休(全休)"),
    requestRow("2026/11/20", "承認", "有休(午前休)"),
  ];

  expect(requestsOf(table(japanese, rows))).toEqual([
    { from: "2026-11-12", to: "2026-11-12", text: "有休(全休)", detailUrl: undefined },
    { from: "2026-11-18", to: "2026-11-18", text: "代休(全休)", detailUrl: info },
  ]);
});

test.each<[shown: string, from: string, to: string, isOpen: boolean]>([
  ["07/27/2026～", "2026-07-27", "2026-07-27", true],
  ["2026/07/27～", "2026-07-27", "2026-07-27", true],
  ["2026/07/27 〜", "2026-07-27", "2026-07-27", true],
  ["07/27/2026 (Mon) ~", "2026-07-27", "2026-07-27", true],
  ["07/27/2026 -", "2026-07-27", "2026-07-27", true],
  ["2026/07/27～29日", "2026-07-27", "2026-07-27", true],
  ["07 / 27 / 2026 (Mon)～07 / 29 / 2026 (Wed)", "2026-07-27", "2026-07-29", false],
  ["2026年07月27日(月)～2026年7月29日(水)", "2026-07-27", "2026-07-29", false],
  ["2026/07/27(月) ～ 2026/07/29(水)", "2026-07-27", "2026-07-29", false],
  ["2026-07-27 - 2026-07-29", "2026-07-27", "2026-07-29", false],
  ["2026年 12월 30일~2027년 1월 2일", "2026-12-30", "2027-01-02", false],
  ["2026/12/30(水)～01/02(土)", "2026-12-30", "2027-01-02", false],
  ["２０２６/０７/２７", "2026-07-27", "2026-07-27", false],
  ["2026/07/29～2026/07/27", "2026-07-29", "2026-07-29", true],
  ["2026/07/27～2026/07/32", "2026-07-27", "2026-07-27", true],
])("the days %s are from %s to %s, open: %s", (...[shown, from, to, isOpen]) => {
  const [request] = requestsOf(table(english, [requestRow(shown, "Requesting", "PV")]));

  expect(request).toMatchObject({ from, to });
  expect(request?.detailUrl).toBe(isOpen ? info : undefined);
});

test.each<[shown: string[], read: (string | undefined)[][]]>([
  [
    ["11/05/2026", "07/27/2026"],
    [
      ["2026-11-05", undefined],
      ["2026-07-27", undefined],
    ],
  ],
  [
    ["05/11/2026", "13/11/2026"],
    [
      ["2026-11-05", undefined],
      ["2026-11-13", undefined],
    ],
  ],
  [
    ["05/11/2026", "11/11/2026"],
    [
      ["2026-05-11", "2026-11-05"],
      ["2026-11-11", undefined],
    ],
  ],
  [["2026/05/11"], [["2026-05-11", undefined]]],
])(
  "of dates with the year last, what the page proves holds, and else both count: %j",
  (shown, read) => {
    const list = table(
      english,
      shown.map((dates) => requestRow(dates, "Approved", "PV")),
    );

    expect(requestsOf(list).map(({ from, otherFrom }) => [from, otherFrom])).toEqual(read);
  },
);

test("dates that contradict each other leave the list unread", () => {
  const list = table(
    english,
    ["13/11/2026", "11/14/2026"].map((dates) => requestRow(dates, "Approved", "PV")),
  );

  expect(parseLeavePage(placeOf([list]))).toEqual({ requests: [], isWhole: false });
});

test.each([
  ["Rejection", 0],
  ["Cancel", 0],
  ["取り下げ", 0],
  ["否認", 0],
  ["Unapproved", 1],
  ["未承認", 1],
  ["(Approval in progress)", 1],
  ["取消申請中", 1],
  ["取消承認待ち", 1],
  ["承認待ち 取消", 1],
  ["承認 [取り下げ]", 1],
  ["承認済み（取消可）", 1],
  ["Waiting for Approval Cancel", 1],
  ["Approved Withdraw", 1],
  ["取消却下", 1],
  ["취소 반려", 1],
  ["取り下げ申請 否認", 1],
  ["Cancellation Rejected", 1],
  ["差戻し", 1],
  ["取消済み", 0],
  ["取消承認", 0],
  ["取消(承認済み)", 0],
  ["キャンセル", 0],
  ["却下 2026/10/02 部長", 0],
  ["一次承認 → 却下", 0],
  ["Cancellation Approved", 0],
  ["", 1],
])("a request that is %s counts %i times", (decision, count) => {
  expect(requestsOf(table(japanese, [requestRow("2026/11/12", decision, "有休")]))).toHaveLength(
    count,
  );
});

test("a long text beside a day leaves its end open, and takes no longer to read than its length", () => {
  const row = requestRow(`2026/11/12 ${"あ".repeat(50_000)}`, "承認待ち", "有休");

  expect(requestsOf(table(japanese, [row]))).toMatchObject([{ detailUrl: info }]);
});

test.each([
  ["1day(s)", 1],
  ["0.5day(s)", 0],
  ["0.5日", 0],
  ["0.50日", 0],
  ["10.5日", 1],
  ["10:00～13:00", 0],
  ["9:00～18:00", 1],
  ["午前", 0],
  ["3時間", 0],
  ["３時間３０分", 0],
  ["8時間", 1],
  ["1日", 1],
  ["", 1],
])("one day's leave of %s leaves %i days off", (amount, count) => {
  const row = requestRow("2026/11/12", "承認待ち", "有休", "2026/10/01", amount);

  expect(requestsOf(table(japanese, [row]))).toHaveLength(count);
});

test.each([
  ["時間外代休", 1],
  ["時間外勤務の振替休暇(全休)", 1],
  ["半期特別休暇", 1],
  ["前半夏季休暇", 1],
  ["出張代休(全休)", 1],
  ["在宅勤務休暇", 1],
  ["有給(在宅)", 1],
  ["欠勤(出張取消)", 1],
  ["Half-year anniversary leave", 1],
  ["有休(午前休) 有休(午後休)", 1],
  ["半休", 0],
  ["半日有休", 0],
  ["PM半休", 0],
  ["有休(後半休)", 0],
  ["時間休", 0],
  ["時間休(3時間)", 0],
  ["有休(8時間)", 1],
  ["時間有休(9:00～18:00)", 1],
  ["時間単位有給", 0],
  ["在宅勤務(全休)", 0],
  ["テレワーク", 0],
  ["出張", 0],
  ["Paid leave (half day)", 0],
  ["Hourly paid leave", 0],
])("a request of %s leaves %i days off", (content, count) => {
  const row = requestRow("2026/11/12", "承認待ち", content);

  expect(requestsOf(table(japanese, [row]))).toHaveLength(count);
});

test("a half day in the morning and one in the afternoon are a day of leave", () => {
  expect(halves("有休(午前休)", "代休(午後休)")).toMatchObject([
    { from: "2026-11-12", to: "2026-11-12", text: "有休(午前休) 代休(午後休)" },
  ]);
  expect(halves("有休(半休)", "代休(半休)")).toHaveLength(1);
  expect(halves("有休(午前休)")).toEqual([]);
  expect(halves("有休(午前休)", "在宅勤務")).toEqual([]);
});

test.each([
  ["2026/11/12", "3日"],
  ["2026/11/12", "2.0day(s)"],
  ["2026/11/12 他2日", ""],
  ["2026/11/12(木) ほか", ""],
  ["2026/11/12 (3日間)", ""],
  ["2026/11/12 ..", ""],
])("more days than %s, %j shows are not taken for one", (shown, amount) => {
  const row = requestRow(shown, "承認待ち", "有休", "2026/10/01", amount);
  const [request] = requestsOf(table(japanese, [row]));

  expect(request?.detailUrl).toBe(info);
});

test.each([
  ["2026/11/12 全休"],
  ["2026/11/12（木）全日"],
  ["2026/11/12 1日"],
  ["2026/11/12 終日"],
  ["11/12/2026 (Thu) All day"],
])("%s is one day of leave", (shown) => {
  const row = requestRow(shown, "承認待ち", "有休");

  expect(requestsOf(table(japanese, [row]))).toMatchObject([
    { from: "2026-11-12", to: "2026-11-12", detailUrl: undefined },
  ]);
});

test("requests below heads that are no header row are read, and heads once more are no request", () => {
  const bare = table(
    [],
    [rowOf(...japanese.slice(0, 4)), requestRow("2026/11/12", "承認", "有休")],
  );
  const twice = table(japanese, [rowOf(...japanese), requestRow("2026/11/12", "承認", "有休")]);

  for (const list of [bare, twice])
    expect(parseLeavePage(placeOf([list]))).toMatchObject({ requests: [{}], isWhole: true });
});

test("leave without a name is still leave", () => {
  const short = table(japanese.slice(0, 3), [requestRow("2026/11/12", "承認待ち")]);
  const [request] = requestsOf(short);

  expect(request?.text).toBe("休暇");
});

test("the table of requests is chosen among others by its headers", () => {
  const others = [
    table(["休暇", "残日数"], [rowOf("有休", "10日")]),
    table(["承認者", "承認・却下", "日付"], [rowOf("部長", "承認", "2026/10/01")]),
  ];
  const own = table(english, [requestRow("11/12/2026", "Approved", "PV")]);

  expect(parseLeavePage(placeOf([...others, own])).requests).toHaveLength(1);
  expect(parseLeavePage(placeOf(others))).toEqual({ requests: [], isWhole: true });
  expect(parseLeavePage(placeOf([]))).toEqual({ requests: [], isWhole: true });
});

test("a list of requests that cannot be read is not an empty one", () => {
  const row = requestRow("2026/11/12", "承認待ち", "有休(全休)");

  const unread: (PagePlace | undefined)[] = [
    undefined,
    { ...placeOf([]), found: false },
    placeOf([table(["No", "いつ", "可否"], [row])]),
    placeOf([table(["番号", "いつ", "可否"], [row])]),
    placeOf([table(japanese, [requestRow("来週", "承認待ち", "有休(全休)")])]),
    // Requests that are drawn without a table, and a list that goes on.
    placeOf([], [info]),
    placeOf([], ["/employee/holiday?search_type=term&page=2"]),
  ];

  expect(unread.map((place) => parseLeavePage(place).isWhole)).toEqual(unread.map(() => false));
  expect(parseLeavePage(placeOf([table(japanese, [rowOf("申請はありません")])]))).toEqual({
    requests: [],
    isWhole: true,
  });
});

test("requests that can be read count also beside one that cannot", () => {
  const rows = [
    requestRow("来週", "承認待ち", "有休(全休)"),
    requestRow("2026/11/12", "承認待ち", "有休(全休)"),
  ];

  expect(
    parseLeavePage(placeOf([table(japanese, rows)], ["/employee/holiday?page=1"])),
  ).toMatchObject({
    requests: [{ from: "2026-11-12" }],
    isWhole: false,
  });
});

const request = { from: "2026-07-27", detailUrl: info };
const route = table(["Approver", "Date"], [rowOf("Boss", "07/01/2026～07/02/2026")]);

test.each<[what: string, heads: readonly string[], to: string | undefined]>([
  [
    "in English",
    ["Request No", "5", "Desired Vacation Date", days("07 / 29 / 2026 (Wed)")],
    "2026-07-29",
  ],
  ["without a number", ["希望休暇日", "2026年07月27日(月)～2026年07月29日(水)"], "2026-07-29"],
  ["of another request", ["申請No.", "6", "希望休暇日", "2026/07/27～2026/07/29"], undefined],
  [
    "that begins on another day",
    ["申請No", "5", "希望休暇日", "2026/07/20～2026/07/29"],
    undefined,
  ],
  ["without an end", ["申請No", "5", "希望休暇日", "2026/07/27～未定"], undefined],
  ["of one day", ["申請No", "5", "希望休暇日", "2026/07/27"], undefined],
  ["with other words", ["申請No", "5", "日にち", "2026/07/27～2026/07/29"], undefined],
])("a request's own page %s gives its last day or none", (...[, cells, to]) => {
  const rows = Array.from({ length: cells.length / 2 }, (_, index) =>
    rowOf(...cells.slice(index * 2, index * 2 + 2)),
  );

  expect(parseLeaveDetail([route, table([], rows)], request)).toBe(to);
});

test("a request's own page may show it in a row below headers", () => {
  const own = table(["申請No", "希望休暇日"], [rowOf("5", "2026/07/27～2026/07/29")]);

  expect(parseLeaveDetail([route, own], request)).toBe("2026-07-29");
});

function halves(...contents: string[]) {
  const rows = contents.map((content) => requestRow("2026/11/12", "承認待ち", content));
  return requestsOf(table(japanese, rows));
}

function requestsOf(list: PageTable) {
  return parseLeavePage(placeOf([list])).requests;
}

function days(to: string): string {
  return `07 / 27 / 2026 (Mon)～${to}`;
}

function table(headers: readonly string[], rows: TableRow[]): PageTable {
  return { found: true, headers: [...headers], rows };
}

function placeOf(tables: PageTable[], links: string[] = []): PagePlace {
  return { found: true, beside: "", tables, links };
}

function rowOf(...texts: string[]): TableRow {
  return { className: "", cells: texts.map((text) => ({ text, links: [], tooltips: [] })) };
}

function requestRow(...texts: string[]): TableRow {
  const number = { text: "5", links: [info], tooltips: [] };
  return { className: "", cells: [number, ...rowOf(...texts).cells] };
}
