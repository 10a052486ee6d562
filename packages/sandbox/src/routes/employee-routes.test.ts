import { expect, test } from "vitest";
import { defineTenant } from "../tenants/base-tenant.ts";
import type { Language } from "../tenants/tenant.ts";
import { tenants } from "../tenants/tenants.ts";
import { pageText, punch, signedIn, sslSite, type Visitor } from "../testing/visitor.ts";

const november = "/employee/attendance?list_type=normal&search_type=month&year=2026&month=11";

test("出勤簿 has eleven columns by default, ten or more for other companies", async () => {
  expect(headsOf(await bookOf("default"))).toEqual([
    "日付",
    "休日区分",
    "シフト時間",
    "出勤時刻",
    "退勤時刻",
    "労働時間",
    "シフト外労働時間",
    "残業時間",
    "深夜時間",
    "休憩時間",
    "勤怠状況",
  ]);
  expect(headsOf(await bookOf("ten-columns")).indexOf("勤怠状況")).toBe(9);
  expect(headsOf(await bookOf("extra-columns"))).toHaveLength(13);
});

test("the month follows the closing day, and its rows belong to two calendar months", async () => {
  const rows = rowsOf(await bookOf("closing-day-15"));

  expect(rows).toHaveLength(31);
  expect(rows[0]).toContain("/employee/adit/modify?year=2026&month=10&day=16");
  expect(rows.at(-1)).toContain("/employee/adit/modify?year=2026&month=11&day=15");
});

test("without a query it is the company's present month", async () => {
  const visitor = await signedIn(tenants["closing-day-15"]);

  const rows = rowsOf(await pageText(visitor, "/employee/attendance"));

  expect(labelOf(rows[0])).toBe("11/16(月)");
});

test("a zero-padded month and a period of days are understood, longer ones end after 31 days", async () => {
  const visitor = await signedIn();

  expect(rowsOf(await pageText(visitor, "/employee/attendance?year=2026&month=04"))).toHaveLength(
    30,
  );
  expect(
    rowsOf(await pageText(visitor, term("attendance", "2026-11-2", "2026-11-6"))),
  ).toHaveLength(5);
  expect(rowsOf(await pageText(visitor, term("attendance", "2026-9-2", "2026-12-6")))).toHaveLength(
    31,
  );
});

test("approved stamps show as times, past midnight as 24 hours and more", async () => {
  const cells = cellsByDay(await bookOf("half-filled"));

  expect(cells.get("11/02(月)")?.slice(3, 5)).toEqual(["09:00", ""]);
  expect(cells.get("11/04(水)")?.slice(3, 6)).toEqual(["09:00", "18:00", "08:00"]);
  expect(cells.get("11/11(水)")?.slice(3, 5)).toEqual(["22:00", "30:00"]);
});

test("a day awaiting approval is a warning row that still says 欠 and shows no times", async () => {
  const page = await bookOf("half-filled");

  const row = rowsOf(page).find((line) => labelOf(line) === "11/06(金)") ?? "";

  expect(row).toContain('class="jbc-table-warning"');
  expect(cellsByDay(page).get("11/06(金)")?.slice(3, 5)).toEqual(["", ""]);
  expect(cellsByDay(page).get("11/06(金)")?.at(-1)).toBe("欠");
});

test("a day with a stamp to be deleted is a warning row that still shows its times", async () => {
  const page = await bookOf("half-filled");

  const row = rowsOf(page).find((line) => labelOf(line) === "11/16(月)") ?? "";

  expect(row).toContain('class="jbc-table-warning"');
  expect(cellsByDay(page).get("11/16(月)")?.slice(3, 5)).toEqual(["09:00", "18:00"]);
});

test("today with 出勤 only is (勤務中)", async () => {
  const visitor = await signedIn();
  await punch(visitor, 20, { time: "0900" });

  const cells = cellsByDay(await pageText(visitor, november));

  expect(cells.get("11/20(金)")?.slice(3, 5)).toEqual(["09:00", "(勤務中)"]);
});

test("late and early leave have their codes, future workdays none", async () => {
  const visitor = await signedIn();
  await punch(visitor, 2, { time: "0930" });
  await punch(visitor, 2, { time: "1700" });

  const cells = cellsByDay(await pageText(visitor, november));

  expect(cells.get("11/02(月)")?.at(-1)).toBe("遅早");
  expect(cells.get("11/24(火)")?.at(-1)).toBe("");
});

test("weekends and public holidays fill 休日区分", async () => {
  const cells = cellsByDay(await bookOf("default"));

  expect(cells.get("11/01(日)")?.[1]).toBe("法休");
  expect(cells.get("11/07(土)")?.[1]).toBe("公休");
  expect(cells.get("11/03(火)")?.[1]).toBe("祝日公休");
  expect(cells.get("11/02(月)")?.[1]).toBe("");
});

test("approved leave is a linked code with a tooltip; pending leave is only in the leave list", async () => {
  const visitor = await signedIn(tenants["has-leave-and-holidays"]);
  const rows = rowsOf(await pageText(visitor, november));
  const row = rows.find((line) => labelOf(line) === "11/12(木)") ?? "";

  expect(row).toMatch(/data-toggle="tooltip"[^>]*title="有休\(全休\)"/);
  expect(row).toContain('<a href="/employee/holiday/info?applied_id=501">');
  expect(rows.find((line) => labelOf(line) === "11/13(金)")).not.toContain("applied_id");
  expect(await pageText(visitor, "/employee/holiday")).toContain("承認待ち");
});

test("the leave list fits a request's first day, and has no table when empty", async () => {
  const visitor = await signedIn(tenants["has-leave-and-holidays"]);

  const first = await pageText(visitor, term("holiday", "2026-11-18", "2026-11-18"));

  expect(first).toContain("2026/11/18～");
  expect(await pageText(visitor, term("holiday", "2026-11-19", "2026-11-19"))).not.toContain(
    "<table",
  );
});

test("one request can be read, another person's or unknown one not", async () => {
  const visitor = await signedIn(tenants["has-leave-and-holidays"]);

  const info = await pageText(visitor, "/employee/holiday/info?applied_id=504");

  expect(info).toContain("2026/11/18(水)～2026/11/19(木)");
  expect(info).toContain("代休(全休)");
  expect((await visitor.get(`${sslSite}/employee/holiday/info?applied_id=9`)).status).toBe(404);
});

test.each<[Language, string[]]>([
  ["ja", ["出勤時刻", "11/02(月)", "欠"]],
  ["en", ["Actual Clock-ins", "11/07(Sat )", "Attendance Book"]],
  ["ko", ["출근 시각", "11/02(월)", "출근부"]],
])("the cookie employee_language=%s decides the language", async (language, texts) => {
  const visitor = await signedIn(tenants.english);
  visitor.cookies.get("ssl.localhost")?.set("employee_language", language);

  const page = await pageText(visitor, november);

  for (const text of texts) expect(page).toContain(text);
  expect(page).toContain('id="search-result"');
});

test("without the cookie the account's language holds, on all pages", async () => {
  const visitor = await signedIn(tenants.english);

  expect(await pageText(visitor, "/employee/adit")).toContain("Clocking type is automatically");
  expect(await pageText(visitor, "/employee/holiday")).toContain("11/18/2026～");
  expect(await pageText(await signedIn(tenants.korean), "/employee")).toContain("미출근");
});

test("a note from a punch is shown as text, not as markup", async () => {
  const visitor = await signedIn(defineTenant("t", "", { rules: { columns: "extra" } }));
  await punch(visitor, 2, { time: "0900", notice: "<img src=x onerror=alert(1)>" });

  const pages = [
    await pageText(visitor, november),
    await pageText(visitor, "/employee/adit/modify?year=2026&month=11&day=2"),
  ];

  for (const page of pages) expect(page).not.toContain("<img src=x");
});

test("the top page has PUSH, the state and the keep-alive", async () => {
  const visitor = await signedIn();
  const page = await pageText(visitor, "/employee");

  expect(page).toContain('id="adit-button-push"');
  expect(page).toMatch(/id="working_status"[^>]*>未出勤</);
  expect(page).toContain('var current_status = "having_breakfast"');
  expect((await visitor.get(`${sslSite}/employee/index/noop`)).status).toBe(200);
});

test("signing out ends the visit", async () => {
  const visitor = await signedIn();

  await visitor.get(`${sslSite}/employee/logout/`);

  expect((await visitor.get(`${sslSite}/employee`)).status).toBe(302);
});

function term(list: string, from: string, to: string): string {
  const [fromYear = "", fromMonth = "", fromDay = ""] = from.split("-");
  const [toYear = "", toMonth = "", toDay = ""] = to.split("-");
  const first = `from[y]=${fromYear}&from[m]=${fromMonth}&from[d]=${fromDay}`;
  const last = `to[y]=${toYear}&to[m]=${toMonth}&to[d]=${toDay}`;
  return `/employee/${list}?search_type=term&${first}&${last}`;
}

async function bookOf(name: keyof typeof tenants): Promise<string> {
  const visitor: Visitor = await signedIn(tenants[name]);
  return pageText(visitor, november);
}

function tableOf(page: string): string {
  return /<table class="table jbc-table text-center[^]*?<\/table>/.exec(page)?.[0] ?? "";
}

function headsOf(page: string): string[] {
  const [head = ""] = /<thead>[^]*?<\/thead>/.exec(tableOf(page)) ?? [];
  return [...head.matchAll(/<th [^>]*>([^]*?)<\/th>/g)].map(([, text = ""]) => plain(text));
}

function rowsOf(page: string): string[] {
  const [body = ""] = /<tbody>[^]*?<\/tbody>/.exec(tableOf(page)) ?? [];
  return body.match(/<tr[^]*?<\/tr>/g) ?? [];
}

function labelOf(row: string | undefined): string {
  return plain(/data-toggle="dropdown"[^>]*>([^<]*)/.exec(row ?? "")?.[1] ?? "");
}

function cellsByDay(page: string): Map<string, string[]> {
  return new Map(
    rowsOf(page).map((row) => [
      labelOf(row),
      [...row.matchAll(/<td>([^]*?)<\/td>/g)].map(([, text = ""]) => plain(text)),
    ]),
  );
}

function plain(markup: string): string {
  return markup.replaceAll(/<[^>]*>|\s/g, "");
}
