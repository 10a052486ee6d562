import { expect, test } from "vitest";
import { recordedPunches } from "../state/read-punches.ts";
import { defineTenant } from "../tenants/base-tenant.ts";
import { tenants } from "../tenants/tenants.ts";
import { fieldValue, pageText, punch, signedIn, sslSite } from "../testing/visitor.ts";

const dayPath = "/employee/adit/modify?year=2026&month=11&day=2";

test("two punches make a day of 出勤 and 退勤, and the reply carries 打刻一覧", async () => {
  const visitor = await signedIn();

  await punch(visitor, 2, { time: "0900" });
  const reply = await punch(visitor, 2, { time: "1800" });

  expect(reply).toMatchObject({ result: 1, refresh: 0 });
  expect(cellsOf(reply.log_table ?? "")).toEqual([
    ["出勤", "09:00", "PCマイページ修正", "本社", ""],
    ["退勤", "18:00", "PCマイページ修正", "本社", ""],
  ]);
  expect(recordedPunches(visitor.state, "demo@example.jp")).toMatchObject([
    { date: "2026-11-02", minutes: 540, kind: "work_start", status: "approved" },
    { date: "2026-11-02", minutes: 1080, kind: "work_end", status: "approved" },
  ]);
});

test("a second minute changes what the day means, the same minute again does not", async () => {
  const visitor = await signedIn();
  await punch(visitor, 2, { time: "0900" });
  await punch(visitor, 2, { time: "1800" });

  const same = await punch(visitor, 2, { time: "1800" });
  await punch(visitor, 2, { time: "1801" });

  expect(same).toEqual({ result: 0, errors: { time: "duplicate" } });
  expect(recordedPunches(visitor.state).map(({ kind }) => kind)).toEqual([
    "work_start",
    "rest_start",
    "rest_end",
  ]);
});

test.each([
  [{ time: "" }, { time: "empty" }],
  [{ time: "900" }, { time: "format" }],
  [{ time: "4801" }, { time: "invalid" }],
  [{ time: "0900", token: "x" }, { token: "invalid" }],
  [{ time: "0900", employee_id: "7" }, { employee_id: "invalid" }],
  [{ time: "0900", day: "31" }, { date: "format" }],
  [{ time: "0900", group_id: "99" }, { group_id: "invalid" }],
])("the form %j is refused with %j", async (fields, errors) => {
  const visitor = await signedIn();

  expect(await punch(visitor, 2, fields)).toEqual({ result: 0, errors });
  expect(visitor.state.punches).toEqual([]);
});

test("a required note is asked for in the label and by the server", async () => {
  const visitor = await signedIn(tenants["note-required"]);

  expect(await pageText(visitor, dayPath)).toContain("備考(必須)");
  expect(await punch(visitor, 2, { time: "0900" })).toMatchObject({ errors: { notice: "empty" } });
  expect(await punch(visitor, 2, { time: "0900", notice: "手動打刻" })).toMatchObject({
    result: 1,
  });
});

test("several wrong fields are named at once", async () => {
  const visitor = await signedIn(tenants["note-required"]);

  const reply = await punch(visitor, 2, { time: "", group_id: "99" });

  expect(reply.errors).toEqual({ time: "empty", notice: "empty", group_id: "invalid" });
});

test("a closed month is refused", async () => {
  const visitor = await signedIn(tenants["closed-month"]);

  expect(await punch(visitor, 2, { time: "0900" })).toMatchObject({ errors: { date: "closed" } });
});

test("a closed day's page can look open, greyed out or without a form", async () => {
  const open = await signedIn(tenants["closed-month"]);
  const grey = await signedIn(tenants["closed-month-disabled"]);
  const hidden = await signedIn(tenants["closed-month-hidden"]);

  expect(await pageText(open, dayPath)).not.toMatch(/id="insert_button"[^>]*disabled/);
  expect(await pageText(grey, dayPath)).toMatch(/id="insert_button"[^>]*disabled/);
  expect(await pageText(hidden, dayPath)).not.toContain("insert_button");
});

test("future days and future minutes of today are refused where the company says so", async () => {
  const visitor = await signedIn(tenants["future-refused"]);

  expect(await punch(visitor, 21, { time: "0900" })).toMatchObject({ errors: { date: "future" } });
  expect(await punch(visitor, 20, { time: "1201" })).toMatchObject({ errors: { time: "early" } });
  expect(await punch(visitor, 20, { time: "1200" })).toMatchObject({ result: 1 });
});

test("today is Japan's, not the machine's", async () => {
  const justAfterMidnight = new Date("2026-11-20T15:01:00Z");
  const visitor = await signedIn(tenants["future-refused"], justAfterMidnight);

  expect(await punch(visitor, 21, { time: "0001" })).toMatchObject({ result: 1 });
  expect(await punch(visitor, 22, { time: "0001" })).toMatchObject({ errors: { date: "future" } });
});

test("a time from the automatic 退勤 on collides with it", async () => {
  const visitor = await signedIn(tenants["auto-leave"]);

  expect(await punch(visitor, 2, { time: "2200" })).toMatchObject({
    errors: { time: "auto_leave" },
  });
});

test("a chosen 打刻区分 is stored, and asked for where the select is shown", async () => {
  const visitor = await signedIn(tenants["punch-type-shown"]);

  expect(await pageText(visitor, dayPath)).toMatch(/id="adit_item_change"[^]*name="adit_item"/);
  expect(await punch(visitor, 2, { time: "0900" })).toMatchObject({
    errors: { adit_item: "invalid" },
  });
  await punch(visitor, 2, { time: "1800", adit_item: "work_end" });
  expect(recordedPunches(visitor.state)).toMatchObject([{ minutes: 1080, kind: "work_end" }]);
});

test("a posted adit_item counts for nothing where the type is automatic", async () => {
  const visitor = await signedIn();

  await punch(visitor, 2, { time: "1800", adit_item: "work_end" });

  expect(recordedPunches(visitor.state)).toMatchObject([{ kind: "work_start" }]);
});

test("the chosen 打刻場所 is stored", async () => {
  const visitor = await signedIn(tenants["many-groups"]);

  const reply = await punch(visitor, 2, { time: "0900", group_id: "7" });

  expect(cellsOf(reply.log_table ?? "")[0]?.[3]).toBe("在宅");
  expect(recordedPunches(visitor.state)).toMatchObject([{ groupId: 7 }]);
});

test("a company without 打刻場所 has no select and asks for none", async () => {
  const visitor = await signedIn(tenants["no-group"]);

  expect(await pageText(visitor, dayPath)).not.toContain('name="group_id"');
  expect(await punch(visitor, 2, { time: "0900", group_id: "" })).toMatchObject({ result: 1 });
});

test("a punch that needs approval shows 承認待ち and X ⇒ Y", async () => {
  const visitor = await signedIn(tenants["manual-approval"]);
  await punch(visitor, 2, { time: "0900" });

  const reply = await punch(visitor, 2, { time: "1800" });
  const summary = await visitor.get(
    `${sslSite}/employee/adit/get-summary/?year=2026&month=11&day=2`,
  );

  expect(reply.log_table?.match(/承認待ち/g)).toHaveLength(2);
  expect(recordedPunches(visitor.state)[0]?.status).toBe("pending");
  expect(await summary.json()).toEqual({
    time_table: expect.stringContaining("- ⇒  8時間0分"),
    late_apply_link: "",
  });
});

test("one token serves several days", async () => {
  const visitor = await signedIn();
  const page = await pageText(visitor, dayPath);
  const token = fieldValue(page, "token");

  expect(token).toMatch(/^[0-9a-f]{32}$/);
  expect(await punch(visitor, 3, { time: "0900", token })).toMatchObject({ result: 1 });
});

test("delete takes a stamp away, and gives the new list", async () => {
  const visitor = await signedIn();
  await punch(visitor, 2, { time: "0900" });
  const page = await pageText(visitor, dayPath);

  const response = await visitor.post(`${sslSite}/employee/adit/delete/`, {
    token: fieldValue(page, "token"),
    year: "2026",
    month: "11",
    day: "2",
    delete_minutes: "540",
  });

  expect(await response.json()).toEqual({
    result: 1,
    log_table: expect.not.stringContaining("<tr"),
    refresh: 0,
  });
  expect(visitor.state.punches).toEqual([]);
  expect(visitor.state.counts).toMatchObject({ inserts: 1, writes: 2 });
});

test("a deletion that needs approval shows 削除待ち", async () => {
  const visitor = await signedIn(defineTenant("t", "", { rules: { approval: "manual" } }));
  await punch(visitor, 2, { time: "0900" });
  const token = fieldValue(await pageText(visitor, dayPath), "token");

  await visitor.post(`${sslSite}/employee/adit/delete/`, {
    token,
    year: "2026",
    month: "11",
    day: "2",
    delete_minutes: "540",
  });

  expect(await pageText(visitor, dayPath)).toContain("削除待ち");
  expect(recordedPunches(visitor.state)).toMatchObject([{ deletionAsked: true }]);
});

test("a note that is longer than the company takes is refused, and nothing stored", async () => {
  const visitor = await signedIn(
    defineTenant("brief", "短い備考だけ", { rules: { noteMaxChars: 4 } }),
  );
  const long = await punch(visitor, 2, { time: "0900", notice: "打刻を忘れた" });

  expect(long).toEqual({ result: 0, errors: { notice: "length" } });
  expect(recordedPunches(visitor.state)).toEqual([]);
  expect((await punch(visitor, 2, { time: "0900", notice: "直行" })).result).toBe(1);
});

test("an edit replaces the stamp it was opened from", async () => {
  const visitor = await signedIn();
  await punch(visitor, 2, { time: "0900" });

  await punch(visitor, 2, { time: "0930", delete_minutes: "540" });

  expect(recordedPunches(visitor.state)).toMatchObject([{ minutes: 570 }]);
});

test("who may not correct gets an error page, no menu item and no insert", async () => {
  const visitor = await signedIn(tenants["no-correction-right"]);

  expect((await visitor.get(`${sslSite}${dayPath}`)).status).toBe(403);
  expect(await pageText(visitor, "/employee/attendance")).not.toContain("/employee/adit/modify");
  const response = await visitor.post(`${sslSite}/employee/adit/insert/`, { time: "0900" });
  expect(await response.json()).toMatchObject({ result: 0 });
});

test("the page without a date is today's, with every field of the real form", async () => {
  const visitor = await signedIn();

  const page = await pageText(visitor, "/employee/adit");

  expect([fieldValue(page, "year"), fieldValue(page, "month"), fieldValue(page, "day")]).toEqual([
    "2026",
    "11",
    "20",
  ]);
  expect(page).toMatch(/<form\s+id="modifyForm"\s+name="modifyForm"/);
  expect(page).toContain('action="/employee/adit/insert/"');
  expect(page).toMatch(/<input\s+type="button"\s+id="insert_button"/);
  expect(page).toMatch(/id="ter_time"/);
  expect(page).toContain('onclick="adit(this.form); return false;"');
  expect(page).toMatch(/<div id="logs-table">\s*<div class="table-responsive">[^<]+<\/div>/);
  expect(page).toMatch(/<div id="time-table"><\/div>/);
  expect(page).toMatch(/<span id="insert_label" class="d-none">/);
});

test("PUSH stamps the present minute, and twice in a minute is a duplicate", async () => {
  const visitor = await signedIn();
  const token = fieldValue(await pageText(visitor, "/employee"), "token");
  const fields = { token, adit_item: "DEF", adit_group_id: "1", is_yakin: "0", notice: "" };

  const first = await visitor.post(`${sslSite}/employee/index/adit`, fields);
  const second = await visitor.post(`${sslSite}/employee/index/adit`, fields);

  expect(await first.json()).toEqual({ result: 1, state: 1, current_status: "working" });
  expect(await second.json()).toEqual({ result: 0, errors: { aditCount: "duplicate" } });
  expect(recordedPunches(visitor.state)).toMatchObject([{ date: "2026-11-20", minutes: 720 }]);
  expect(await pageText(visitor, "/employee")).toContain('var current_status = "working"');
});

function cellsOf(table: string): string[][] {
  return [...table.matchAll(/<tr class="text-center">([^]*?)<\/tr>/g)].map(([, row = ""]) =>
    [...row.matchAll(/<td>([^<]*)<\/td>/g)].map(([, cell = ""]) => cell.trim()),
  );
}
