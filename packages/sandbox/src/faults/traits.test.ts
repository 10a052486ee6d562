import { expect, test } from "vitest";
import { recordedPunches } from "../state/read-punches.ts";
import { tenants } from "../tenants/tenants.ts";
import { fault, signedInWith } from "../testing/fault-visit.ts";
import { pageText, punch, signedIn, sslSite } from "../testing/visitor.ts";

const day = "/employee/adit/modify?year=2026&month=11&day=2";
const info = "/employee/holiday/info?applied_id=602";

test.each([
  [undefined, { sentence: true, field: false, disabled: false }],
  [1, { sentence: true, field: true, disabled: false }],
  [2, { sentence: true, field: true, disabled: true }],
])("form-sentence with value %s gives a form with %o", async (value, expected) => {
  const visitor = await signedInWith({
    name: "form-sentence",
    ...(value === undefined ? {} : { value }),
  });
  const form = /<form id="modifyForm"[^]*?<\/form>/.exec(await pageText(visitor, day))?.[0] ?? "";

  expect({
    sentence: form.includes("<div>この日付は打刻修正できません</div>"),
    field: form.includes("ter_time") && form.includes("insert_button"),
    disabled: /type="text"\s+disabled/.test(form),
  }).toEqual(expected);
  expect(form).toContain('name="year"');
});

test.each([
  [undefined, "/error/partial-rate-limit"],
  [1, "http://www.localhost/error/partial-rate-limit"],
])("rate-limit-redirect with value %s leads to %s, once", async (value, location) => {
  const visitor = await signedInWith({
    name: "rate-limit-redirect",
    ...(value === undefined ? {} : { value }),
  });

  expect((await visitor.get(`${sslSite}${day}`)).headers.get("location")).toBe(location);
  expect((await visitor.get(`${sslSite}${day}`)).status).toBe(200);
});

test.each([
  [undefined, 'if (confirm("この内容で打刻しますか？")) sendPunch(form)'],
  [1, 'alert("備考を確認してください") && false'],
  [2, "|| true) sendPunch(form)"],
])("confirm-on-press with value %s wraps the page's own sending", async (value, script) => {
  const visitor = await signedInWith({
    name: "confirm-on-press",
    ...(value === undefined ? {} : { value }),
  });

  expect(await pageText(visitor, day)).toContain(script);
});

test("rate-limit-window lets six pages through, and none after the seventh", async () => {
  const visitor = await signedInWith({ name: "rate-limit-window", value: 600_000 });
  const statuses = [];
  for (let load = 0; load < 8; load += 1)
    statuses.push((await visitor.get(`${sslSite}${day}`)).status);

  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 302, 302]);
});

test("the leave of several days shows its end on its own page, unless a fault removes it", async () => {
  const visitor = await signedIn(tenants["leave-over-days"]);
  const list = await pageText(visitor, "/employee/holiday");
  const before = await pageText(visitor, info);
  fault(visitor, { name: "leave-detail-unread" });

  expect(list).toMatch(/残日数[^]*希望休暇日[^]*2026\/11\/10～</);
  expect(before).toMatch(/承認者[^]*2026\/11\/10\(火\)～2026\/11\/12\(木\)/);
  expect(await pageText(visitor, info)).toContain("2026/11/10(火)～未定");
});

test("English pages write the ends of a leave with blanks and weekdays", async () => {
  const { "leave-over-days": company, english } = tenants;
  const visitor = await signedIn({ ...company, accounts: english.accounts });

  expect(await pageText(visitor, "/employee/holiday")).toContain("11/10/2026～");
  expect(await pageText(visitor, info)).toContain("11 / 10 / 2026 (Tue)～11 / 12 / 2026 (Thu)");
});

test("leave-detail-unread with value 1 shows another request", async () => {
  const visitor = await signedIn(tenants["leave-over-days"]);
  fault(visitor, { name: "leave-detail-unread", value: 1 });

  expect(await pageText(visitor, info)).toContain("<td>9999</td>");
});

test("leave-list-drawn shows the requests without a table, or says that there are more", async () => {
  const visitor = await signedIn(tenants["leave-over-days"]);
  const texts: string[] = [];
  for (const value of [0, 2, 4]) {
    fault(visitor, { name: "leave-list-drawn", value });
    texts.push(await pageText(visitor, "/employee/holiday"));
  }

  expect(texts[0]).toMatch(/<p>2026\/11\/10～<\/p>/);
  expect(texts[0]).not.toContain("applied_id");
  expect(texts[1]).toContain("申請を表示できませんでした");
  expect(texts[2]).toMatch(/全99件[^]*applied_id/);
});

test("no-logout-link leaves the rest of the header", async () => {
  const visitor = await signedInWith({ name: "no-logout-link" });
  const page = await pageText(visitor, day);

  expect(page).toContain("rollover-menu-link");
  expect(page).not.toContain("/employee/logout");
});

test("note-dropped and other-place accept a punch and store it otherwise", async () => {
  const visitor = await signedIn(tenants["many-groups"]);
  fault(visitor, { name: "note-dropped" });
  fault(visitor, { name: "other-place" });

  expect(await punch(visitor, 2, { time: "0900", notice: "直行", group_id: "2" })).toMatchObject({
    result: 1,
  });
  expect(recordedPunches(visitor.state)).toMatchObject([{ note: "", groupId: 1 }]);
});

test.each([
  [0, "(09:00)"],
  [3, "08:15 → 09:00"],
  [5, "０９：００"],
  [7, "--:--"],
  [8, "九時ごろ"],
])("list-cells with value %i writes %s, in the page and in a reply", async (value, text) => {
  const visitor = await signedInWith({ name: "list-cells", value });

  expect(await punch(visitor, 2, { time: "0900" })).toMatchObject({
    log_table: expect.stringContaining(text) as unknown,
  });
  expect(await pageText(visitor, day)).toContain(text);
});

test("list-cells with value 6 writes times past midnight as those of the next day", async () => {
  const visitor = await signedInWith({ name: "list-cells", value: 6 });
  await punch(visitor, 2, { time: "2610" });

  expect(await pageText(visitor, day)).toContain("翌 02:10");
});

test.each([
  [0, /id="logs-table"[^>]*>打刻がありません/],
  [2, /id="logs-table"[^>]*><table><thead>[^]*<tbody><\/tbody>/],
  [4, /(?:<td>-<\/td>){6}/],
])(
  "empty-list with value %i shows a day without punches so, and no other",
  async (value, shown) => {
    const visitor = await signedInWith({ name: "empty-list", value });

    expect(await pageText(visitor, day)).toMatch(shown);
    await punch(visitor, 2, { time: "0900" });
    expect(await pageText(visitor, day)).not.toMatch(shown);
  },
);

test("busy-button adds its script to a day's page", async () => {
  const visitor = await signedInWith({ name: "busy-button", value: 250 });

  expect(await pageText(visitor, day)).toContain("insert_label");
});

test("book-row-missing takes one day's row", async () => {
  const visitor = await signedInWith({ name: "book-row-missing", value: 4 });
  const page = await pageText(visitor, "/employee/attendance?year=2026&month=11");

  expect(page).toMatch(/adit\/modify\?year=2026&(?:amp;)?month=11&(?:amp;)?day=5"/);
  expect(page).not.toMatch(/adit\/modify\?year=2026&(?:amp;)?month=11&(?:amp;)?day=4"/);
});

test("a company whose list shows neither place nor note has no columns for them", async () => {
  const visitor = await signedIn(tenants["short-punch-list"]);
  await punch(visitor, 2, { time: "0900", group_id: "1" });
  const page = await pageText(visitor, day);
  const list = page.slice(page.indexOf('id="logs-table"'));

  expect(list).toContain("打刻方法");
  expect(list).not.toContain("打刻備考");
});
