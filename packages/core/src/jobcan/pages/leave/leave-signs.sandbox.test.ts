import { expect, test } from "vitest";
import { openTestBrowser } from "../../../testing/open-test-browser.ts";
import { readPlace } from "../read-table.ts";
import { siteMap } from "../../site-map.ts";
import { showsAll } from "./judge-signs.ts";
import { parseLeavePage, rowsOfLists } from "./leave-requests.ts";
import { readLeaveSigns } from "./leave-signs.ts";

const never = new AbortController().signal;
const patience = { timeout: 60_000 };

const heads = ["申請No", "希望休暇日", "承認・却下", "申請内容"];
const row = [
  "<a href='/employee/holiday/info?applied_id=5'>5</a>",
  "2026/11/12",
  "承認待ち",
  "有休(全休)",
];
const list = table(heads, [row, row]);
const daysLeft = table(["休暇", "残日数"], [["有休", "10日"]]);
const search = `<form><label>期間</label><select><option>2026</option></select><input name="from[y]"><button>検索</button></form>`;

/** What stands where the list is, and whether that is all of it. */
const pages: readonly (readonly [what: string, inResult: string, isAll: boolean])[] = [
  ["nothing", "", true],
  ["words for none", "<p>該当する申請はありません。</p>", true],
  ["English words for none", "<div>No requests found</div>", true],
  ["no items", "<span>0件</span>", true],
  ["a table of days left", daysLeft, true],
  ["heads without rows", table(heads, []), true],
  ["a list", list, true],
  ["a list with its count", `<p>全2件</p>${list}`, true],
  [
    "a list with its only page",
    `${list}<ul class="pagination"><li class="active"><a href="#">1</a></li></ul>`,
    true,
  ],
  ["a list at its only page", `${list}<span>1 / 1</span>`, true],
  ["a list beside a day", `<p>2026/11/01 現在</p>${list}`, true],
  [
    "a list and a hidden template",
    `${list}<div class="d-none"><p>2026/11/13</p><p>承認待ち</p></div>`,
    true,
  ],
  [
    "a definition list",
    "<dl><dt>希望休暇日</dt><dd>2026/11/12</dd><dt>承認・却下</dt><dd>承認待ち</dd></dl>",
    false,
  ],
  ["cards", "<div class='card'><p>11月12日(木)</p><span>有休</span></div>", false],
  ["cards that lead on", "<a class='card' href='#'><b>11/12</b><i>承認待ち</i></a>", false],
  [
    "cards beside words for none",
    "<p>取消済みの申請はありません</p><div>2026/11/12</div><div>承認</div>",
    false,
  ],
  ["English cards", "<div>Nov 12, 2026</div><div>Waiting for Approval</div>", false],
  [
    "cards in a form",
    "<form><input type='checkbox'><p>2026/11/12</p><p>承認待ち</p></form>",
    false,
  ],
  ["a list and cards", `${list}<div>2026/11/19</div><div>承認待ち</div>`, false],
  [
    "a table in other words",
    table(["No", "いつ", "可否"], [["1", "2026/11/12", "承認待ち"]]),
    false,
  ],
  ["a failure", "<p>データの取得に失敗しました</p>", false],
  ["what is still loading", "<p>読み込み中…</p>", false],
  ["a spinner", "<div class='spinner-border'></div>", false],
  ["a frame", "<iframe></iframe>", false],
  ["a drawing", "<canvas></canvas>", false],
  ["an element of the page's own", "<leave-list></leave-list>", false],
  [
    "a tree of its own",
    "<div><template shadowrootmode='open'><p>2026/11/12</p></template></div>",
    false,
  ],
  ["a list whose next page is a button", `${list}<button type="button">次へ</button>`, false],
  ["a list with more to load", `${list}<a href="#" onclick="more()">もっと見る</a>`, false],
  ["a list with pages by script", `${list}<a href="javascript:show(2)">2</a>`, false],
  [
    "a list with a pager",
    `${list}<ul class="pagination"><li class="active"><a href="#">1</a></li><li><a href="#">›</a></li></ul>`,
    false,
  ],
  ["a list at page 1 of 3", `${list}<div>1 / 3</div>`, false],
  ["a list at page 1 of 2 in English", `${list}<div>Page 1 of 2</div>`, false],
  ["a list of 25", `<p>全25件</p>${list}`, false],
  ["a list of 25 in full width", `<p>全２５件中 1〜2件を表示</p>${list}`, false],
  ["a list of 25 in English", `<p>Showing 1 to 2 of 25 entries</p>${list}`, false],
  ["a list that grows", `${list}<div class="infinite-scroll-sentinel"></div>`, false],
];

test(
  "what stands in place of a list of leave, or beside one, is never taken for none",
  patience,
  async () => {
    await using session = await openTestBrowser(["https://ssl.jobcan.jp"]);
    const read = await session.run("read", never, async (page) => {
      const answers: (readonly [string, boolean])[] = [];
      for (const [what, inResult] of pages) {
        const html = `<main><h2>休暇申請</h2>${search}<div id="search-result">${inResult}</div></main>`;
        await page.setContent(html, { waitUntil: "domcontentloaded" });
        const place = await readPlace(page, siteMap.leave.list);
        const isAll = showsAll(await readLeaveSigns(page), rowsOfLists(place));
        answers.push([what, isAll && parseLeavePage(place).isWhole]);
      }
      return answers;
    });

    expect(read).toEqual(pages.map(([what, , isAll]) => [what, isAll]));
  },
);

test(
  "a page without the place of a list says by its heading that it is that of leave",
  patience,
  async () => {
    await using session = await openTestBrowser(["https://ssl.jobcan.jp"]);
    const isAll = await session.run("read", never, async (page) => {
      const answers: boolean[] = [];
      for (const heading of ["休暇申請", "Vacation", "お知らせ"]) {
        await page.setContent(`<main><h2>${heading}</h2></main>`);
        answers.push(showsAll(await readLeaveSigns(page), undefined));
      }
      return answers;
    });

    expect(isAll).toEqual([true, true, false]);
  },
);

function table(names: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = names.map((name) => `<th>${name}</th>`).join("");
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}
