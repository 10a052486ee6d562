import type { Page } from "playwright";
import { expect, test } from "vitest";
import { openTestBrowser } from "../../testing/open-test-browser.ts";
import { bookTable, parseAttendanceBook } from "./attendance-book.ts";
import { readDayForm } from "./day-form.ts";
import { readHeld } from "./day-page.ts";
import { parsePunchPlace } from "./punch-list.ts";
import { readPlace } from "./read-table.ts";
import { siteMap } from "../site-map.ts";
import { snapshotPage } from "../visit/page-snapshot.ts";

const never = new AbortController().signal;
const patience = { timeout: 30_000 };

/** In the shape of docs/jobcan.md §4.2, English, with cards before the table and a menu in the date's cell. */
const englishBook = `<div id="search-result">
<table class="table jbc-table info-contents"><tbody><tr><th class="jbc-text-sub">Total</th><td>168:00</td></tr></tbody></table>
<div class="table-responsive text-nowrap"><table class="table jbc-table text-center"><thead><tr class="jbc-table-header">
<th scope="col">Date</th><th scope="col">Holiday<br>Type</th><th>ShiftsTime</th><th>Actual Clock-ins</th><th>Actual Clock-outs</th><th>Attendance Status</th>
</tr></thead><tbody>
<tr><td><div class="dropdown"><a class="jbc-text-reset" href="#">11/01(Sat )</a><div class="dropdown-menu">
<a class="dropdown-item" href="/employee/adit/modify?year=2025&month=11&day=1">Clock Time Edition</a></div></div></td>
<td>National</td><td></td><td></td><td></td><td></td></tr>
<tr class="jbc-table-warning"><td><a href="#">11/04(Tue)</a><div class="dropdown-menu"><a href="/employee/adit/modify?year=2025&amp;month=11&amp;day=4">x</a></div></td>
<td></td><td>09:00～18:00</td><td></td><td></td>
<td><div data-toggle="tooltip" title="" data-original-title="Paid Vacation(full)"><a href="/employee/holiday/info?applied_id=9"><font>PV</font></a></div></td></tr>
</tbody><tfoot><tr class="jbc-table-footer"><th colspan="2">Total</th><td></td></tr></tfoot></table></div></div>`;

test("an English book is read with its holidays, leave and pending rows", patience, async () => {
  const place = await onPage(englishBook, (page) => readPlace(page, siteMap.book.root));

  expect([...parseAttendanceBook(bookTable(place), "2025-11").rows.values()]).toMatchObject([
    { date: "2025-11-01", holiday: "National", leave: "", pending: false },
    { date: "2025-11-04", holiday: "", leave: "Paid Vacation(full)", pending: true },
  ]);
});

test(
  "the list in a reply is read without running or loading anything of it",
  patience,
  async () => {
    const reply = `<div><table><tbody><tr><td>Clock In</td><td>09:00</td><td></td><td></td><td></td>
<td><input type="button" value="Edit"></td></tr>
<tr><td>退勤</td><td>26:00</td><td></td><td></td><td><img src="x" onerror="document.title='ran'"></td><td>承認待ち</td></tr></tbody></table></div>
<script>document.title = 'ran'</script>`;

    const [held, title] = await onPage("<title>quiet</title>", async (page) => [
      await readHeld(page, reply),
      await page.title(),
    ]);

    expect(held).toEqual([
      { kind: "work_start", timeMin: 540, pending: false },
      { kind: "work_end", timeMin: 1560, pending: true },
    ]);
    expect(title).toBe("quiet");
  },
);

test("a header row among the body rows is a header, and no punch", patience, async () => {
  const list = `<div id="logs-table"><div><table><tr><th>打刻区分</th><th>時刻</th><th>修正・削除</th></tr>
<tr><td>出勤</td><td>09:00</td><td>修正 削除</td></tr></table></div></div>`;

  const place = await onPage(list, (page) => readPlace(page, siteMap.day.list));

  expect(place.tables[0]?.headers).toEqual(["打刻区分", "時刻", "修正・削除"]);
  expect(parsePunchPlace(place)).toEqual([{ kind: "work_start", timeMin: 540, pending: false }]);
});

test(
  "times that are struck out, hidden or on lines of their own are read as drawn",
  patience,
  async () => {
    const cells = [
      `<td><s>08:00</s> 09:00</td>`,
      `<td>10:00<br>(修正)</td>`,
      `<td><span class="d-none">08:00</span><b>11</b>:<i>00</i></td>`,
      `<td><input type="text" value="11:30"></td>`,
      `<td style="text-decoration: line-through">12:00</td>`,
      `<td><span class="d-none d-md-inline">13:00</span></td>`,
    ];
    const reply = `<table><tbody>${cells.map((cell) => `<tr><td>出勤</td>${cell}<td></td></tr>`).join("")}</tbody></table>`;

    const held = await onPage("", (page) => readHeld(page, reply));

    expect(held).toEqual([
      { kind: "work_start", timeMin: 540, pending: true },
      { kind: "work_start", timeMin: 600, pending: false },
      { kind: "work_start", timeMin: 660, pending: false },
      { kind: "work_start", timeMin: 690, pending: false },
      { kind: "work_start", timeMin: 720, pending: true, deleting: true },
      { kind: "work_start", timeMin: 780, pending: false },
    ]);
  },
);

test("heads over several columns and rows keep cells under their own", patience, async () => {
  const book = `<div id="search-result"><table><thead>
<tr><th rowspan="2" colspan="2">日付</th><th rowspan="2">休日区分</th><th colspan="2">打刻</th><th rowspan="2">勤怠状況</th></tr>
<tr><th>出勤時刻</th><th>退勤時刻</th></tr></thead><tbody>
<tr><td>4/1</td><td>火</td><td></td><td>09:00</td><td>18:00</td><td></td></tr>
<tr><td colspan="2">4/2</td><td>公休</td><td colspan="2">-</td><td></td></tr></tbody></table></div>`;

  const place = await onPage(book, (page) => readPlace(page, siteMap.book.root));
  const rows = [...parseAttendanceBook(bookTable(place), "2025-04").rows.values()];

  expect(rows).toMatchObject([
    { date: "2025-04-01", holiday: "", leave: "", startMin: 540, endMin: 1080 },
    { date: "2025-04-02", holiday: "公休", leave: "", startMin: undefined, endMin: undefined },
  ]);
});

test("no punches, an empty list and a missing list are distinguished", patience, async () => {
  const [empty, none] = await onPage(`<div id="logs-table"></div>`, async (page) => [
    await readPlace(page, siteMap.day.list),
    await readPlace(page, "#nowhere"),
  ]);

  expect(parsePunchPlace(empty)).toEqual([]);
  expect([empty.found, none.found]).toEqual([true, false]);
});

test("an English form shows what it requires and offers", patience, async () => {
  const html = `<form name="modifyForm"><input type="hidden" name="year" value="2025"><input type="hidden" name="month" value="4">
<input type="hidden" name="day" value="1"><table><tr><th>Time</th><td><input id="ter_time" name="time"></td></tr>
<tr><th>Notes(Required)</th><td><textarea name="notice"></textarea></td></tr></table>
<select name="group_id"><option value="1"> Tokyo </option><option value="2">Osaka</option></select>
<select name="adit_item"><option value="work_start">In</option></select><input type="button" id="insert_button" value="PUSH"></form>`;

  expect(await onPage(html, readDayForm)).toMatchObject({
    present: true,
    date: "2025-04-01",
    time: true,
    button: true,
    disabled: false,
    noteRequired: true,
    groups: ["Tokyo", "Osaka"],
    kinds: ["work_start"],
  });
});

const usable = `<form id="modifyForm"><input type="hidden" name="employee_id" value="1"><input type="hidden" name="year" value="2025">
<input type="hidden" name="month" value="4"><input type="hidden" name="day" value="1"><div class="d-none d-md-block"><input id="ter_time" name="time">
<select name="group_id"><option value="1">本社</option></select><input type="button" id="insert_button" value="打刻"></div></form>`;

test("what a person could not use is not used", patience, async () => {
  const changes: readonly (readonly [from: string, to: string])[] = [
    [`<form `, `<form style="display: none" `],
    [`<form `, `<form hidden `],
    [`<form `, `<form class="d-none" `],
    [`<form `, `<form inert `],
    [`id="insert_button"`, `id="insert_button" class="d-none"`],
    [`id="insert_button"`, `id="insert_button" class="btn is-loading"`],
    [`id="insert_button"`, `id="insert_button" aria-busy="true"`],
    [`id="insert_button"`, `id="insert_button" aria-disabled="true"`],
    [`id="ter_time"`, `id="ter_time" readonly`],
    [`id="ter_time"`, `id="ter_time" style="display:none"`],
  ];

  const pages = [usable, ...changes.map(([from, to]) => usable.replace(from, to))];
  const [first, ...others] = await onEachPage(pages, readDayForm);

  expect(first).toMatchObject({ present: true, disabled: false, busy: false, kindUnknown: false });
  expect(others.map((form) => form.disabled)).toEqual(changes.map(() => true));
});

test("a kind that is chosen in a way that is not known is told", patience, async () => {
  const choices = [
    `<select name="adit_type"><option value="1">出勤</option><option value="2">退勤</option></select>`,
    `<select name="x"><option value="work_start">In</option><option value="work_end">Out</option></select>`,
    `<input type="radio" name="adit_item" value="work_start" checked>`,
    `<div id="adit_item_change"><button type="button">出勤</button></div>`,
    `<input type="hidden" name="adit_item" value="DEF">`,
    `<select name="remarks[1]"><option value="">-</option><option value="1">直行</option></select>`,
  ];
  const pages = choices.map((choice) => usable.replace("<select", `${choice}<select`));
  const forms = await onEachPage(pages, readDayForm);

  expect(forms.map(({ kindUnknown }) => kindUnknown)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});

test("the header's name and the staff code below it are words of their own", patience, async () => {
  const header = `<a class="d-block dropdown-toggle" id="rollover-menu-link" href="#">練習 太郎<br><div>スタッフコード：S0001</div></a>`;

  expect(await onPage(header, snapshotPage)).toMatchObject({
    person: "練習 太郎 スタッフコード：S0001",
  });
});

test("a second row of a day under one date cell still keeps the day free", patience, async () => {
  const link = `<a href="/employee/adit/modify?year=2025&month=11&day=12">11/12(Wed)</a>`;
  const rows = `<tr><td rowspan="2">${link}</td><td></td><td></td><td></td><td></td><td></td></tr>
<tr><td></td><td></td><td></td><td></td><td>有休(全休)</td></tr>`;
  const book = englishBook.replace("</tbody><tfoot>", `${rows}</tbody><tfoot>`);
  const place = await onPage(book, (page) => readPlace(page, siteMap.book.root));

  expect(parseAttendanceBook(bookTable(place), "2025-11").rows.get("2025-11-12")).toMatchObject({
    leave: "有休(全休)",
  });
});

test.each([
  ["hidden", `<tr class="d-none"><td>出勤</td><td>09:00</td><td></td></tr>`],
  ["in a hidden table", `</table><table hidden><tr><td>出勤</td><td>09:00</td><td></td></tr>`],
  ["deleted", `<tr><td>出勤</td><td>09:00</td><td>削除済み</td></tr>`],
  ["void", `<tr><td>出勤</td><td>09:00</td><td>無効</td></tr>`],
])("a punch that is %s is not taken for one that holds", patience, async (_, row) => {
  const list = `<div id="logs-table"><table><tr><td>退勤</td><td>18:00</td><td>修正 削除</td></tr>${row}</table></div>`;
  const place = await onPage(list, (page) => readPlace(page, siteMap.day.list));

  expect(() => parsePunchPlace(place)).toThrow(
    expect.objectContaining({ facts: expect.objectContaining({ field: "punch_time" }) as unknown }),
  );
});

test("cards without a body of their own stand before the book's table", patience, async () => {
  const cards = englishBook
    .replace("<tbody><tr><th class", "<tr><th class")
    .replace("</tr></tbody></table>", "</tr></table>");
  const place = await onPage(cards, (page) => readPlace(page, siteMap.book.root));

  expect(bookTable(place).headers[0]).toBe("Date");
});

async function onPage<T>(html: string, work: (page: Page) => Promise<T>): Promise<T> {
  const [read] = await onEachPage([html], work);
  if (read === undefined) throw new Error("a page");
  return read;
}

async function onEachPage<T>(
  pages: readonly string[],
  work: (page: Page) => Promise<T>,
): Promise<T[]> {
  await using session = await openTestBrowser(["https://ssl.jobcan.jp"]);
  return await session.run("read", never, async (page) => {
    const read: T[] = [];
    for (const html of pages) {
      await page.setContent(html, { waitUntil: "domcontentloaded" });
      read.push(await work(page));
    }
    return read;
  });
}
