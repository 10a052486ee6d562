import { addToBody, changeHtml } from "./change-html.ts";
import type { FaultChange } from "./fault-parts.ts";

/** 打刻修正 shows a sentence instead of its field. `value` 1: beside field and button; 2: the same, but disabled. */
export const formSentence: FaultChange = changeHtml((page, _, value) =>
  page.replace(
    /(<form id="modifyForm"[^>]*>)([^]*?)(<\/form>)/,
    (...[, start, inside, end]: string[]) =>
      `${start}${sentenceBox(page)}${besideSentence(inside ?? "", value)}${end}`,
  ),
);

/** The header has no link to sign out. */
export const noLogoutLink: FaultChange = changeHtml((page) =>
  page.replaceAll(/<a href="\/employee\/logout\/">[^<]*<\/a>/g, ""),
);

/** A leave request's own page does not show its last day. `value` 1: it is another request's page. */
export const leaveDetailUnread: FaultChange = changeHtml((page, c, value) => {
  if (!c.req.path.replace(/\/$/, "").endsWith("/info")) return page;
  return value === 1
    ? page.replace(/(<td>)\d+(<\/td>)/, "$19999$2")
    : page.replace(/(<td>[^<]*)～[^<]*(<\/td>)/, "$1～未定$2");
});

/** The list of requests is drawn in another way than as a table, or has more than it shows, by `value`. */
export const leaveListDrawn: FaultChange = changeHtml((page, _, value = 0) =>
  page.replaceAll(/<table[^]*?<\/table>/g, (table) =>
    table.includes("applied_id") ? (leaveDrawings[value]?.(table) ?? table) : table,
  ),
);

const leaveDrawings: readonly ((table: string) => string)[] = [
  (table) => drawRows(table, (cells) => cells.map((text) => `<p>${text}</p>`).join("")),
  (table) =>
    drawRows(table, (cells) => `<dl>${cells.map((text) => `<dd>${text}</dd>`).join("")}</dl>`),
  () => "<p>申請を表示できませんでした</p>",
  (table) => `${table}<button type="button">次へ</button>`,
  (table) => `<p>全99件</p>${table}`,
  (table) => drawnLate(table, (draw) => `fetch("/st/analytics/ping").then(${draw});`),
  (table) =>
    drawnLate(
      table,
      (draw) => `setTimeout(function () {
  var asked = new XMLHttpRequest();
  asked.onload = ${draw};
  asked.open("GET", "/st/analytics/ping");
  asked.send();
}, 700);`,
    ),
  (table) =>
    drawnLate(
      table,
      (draw) => `addEventListener("load", function () { setTimeout(${draw}, 900); });`,
    ),
  (table) =>
    drawnLate(
      table,
      () => `fetch("/st/analytics/endless").then(function (r) { return r.text(); });`,
    ),
  (table) => `<div id="late"></div><script>
document.getElementById("late").attachShadow({ mode: "open" }).innerHTML = ${JSON.stringify(table)};
</script>`,
  (table) => `<iframe srcdoc="${table.replaceAll('"', "&quot;")}"></iframe>`,
];

/** An empty place, and a script that draws the table there when `when` calls it. */
function drawnLate(table: string, when: (draw: string) => string): string {
  const draw = `function () { document.getElementById("late").innerHTML = ${JSON.stringify(table)}; }`;
  return `<div id="late"></div><script>${when(draw)}</script>`;
}

function drawRows(table: string, draw: (cells: string[]) => string): string {
  const rows = [...table.matchAll(/<tr[^>]*>([^]*?)<\/tr>/g)].map(([, row = ""]) =>
    [...row.matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map(([, cell = ""]) =>
      cell.replace(/<[^>]*>/g, "").trim(),
    ),
  );
  return rows.map((cells) => `<div class="card">${draw(cells)}</div>`).join("");
}

/** Cells of 打刻一覧 hold more than a time, by `value` (docs/jobcan.md §13 d); in the page and in a reply's list. */
export const listCells: FaultChange = async (c, value, fault) => {
  const write = cellWritings[value ?? 0] ?? cellWritings[0];
  const dashes = value === 7 ? dashRow : "";
  const rewrite = (list: string) =>
    list
      .replace(/<tbody[^>]*>/, (start) => `${start}${dashes}`)
      .replaceAll(
        /(<td[^>]*>)\s*(\d\d:\d\d)\s*(<\/td>)/g,
        (...[, start, time = "", end]: string[]) => `${start}${write?.(time) ?? time}${end}`,
      );
  if (!(c.res.headers.get("content-type") ?? "").includes("json")) {
    return changeHtml((page) => inList(page, rewrite))(c, value, fault);
  }
  const reply: unknown = await c.res.clone().json();
  if (typeof reply !== "object" || reply === null || !("log_table" in reply)) return;
  c.res = Response.json({ ...reply, log_table: rewrite(String(reply.log_table)) });
};

const dashRow = "<tr><td>-</td><td>--:--</td><td>-</td><td>-</td><td>-</td><td>-</td></tr>";

const cellWritings: readonly ((time: string) => string)[] = [
  (time) => `(${time})`,
  (time) => `${time}※`,
  (time) => `<span>${time}</span><br><small>(修正)</small>`,
  (time) => `08:15 → ${time}`,
  (time) => `<s>08:15</s> ${time}`,
  (time) =>
    `　${time.replaceAll(/\d/g, (digit) => String.fromCodePoint(Number(digit) + 0xff10)).replace(":", "：")}&nbsp;`,
  (time) =>
    Number(time.slice(0, 2)) < 24
      ? time
      : `翌 ${String(Number(time.slice(0, 2)) - 24).padStart(2, "0")}${time.slice(2)}`,
  // A row of dashes stands before the others.
  (time) => time,
  () => "九時ごろ",
  (time) => `${time} 08:15`,
];

/** 打刻一覧 of a day without punches, by `value`: a text, a paragraph, heads, one wide cell, dashes (§13 c). */
export const emptyList: FaultChange = changeHtml((page, _, value) =>
  inList(page, (list) =>
    /\d\d:\d\d/.test(list)
      ? list
      : list.replace(
          /^([^>]*>)(\s*<div class="table-responsive">[^<]*<\/div>)?/,
          (...[, start]: string[]) => `${start}${emptyLists[value ?? 0] ?? ""}`,
        ),
  ),
);

const listHead = `<thead><tr><th>打刻区分</th><th>時刻</th><th>打刻方法</th><th>打刻場所</th><th>打刻備考等</th><th>修正・削除</th></tr></thead>`;
const emptyLists: readonly string[] = [
  "打刻がありません",
  "<p>打刻がありません</p>",
  `<table>${listHead}<tbody></tbody></table>`,
  `<table>${listHead}<tbody><tr><td colspan="6">打刻がありません</td></tr></tbody></table>`,
  `<table>${listHead}<tbody><tr>${"<td>-</td>".repeat(6)}</tr></tbody></table>`,
];

/** From the tag with the id of 打刻一覧 to the page's scripts. */
function inList(page: string, change: (list: string) => string): string {
  const start = page.indexOf('id="logs-table"');
  if (start < 0) return page;
  const script = page.indexOf("<script", start);
  const end = script < 0 ? page.length : script;
  return `${page.slice(0, start)}${change(page.slice(start, end))}${page.slice(end)}`;
}

/**
 * The button of 打刻修正 cannot be used for `value` milliseconds after the page came and after each press, while
 * `#insert_label` shows. `value` 0: from the first press on for ever; 1: from the start for ever (§13 e).
 */
export const busyButton: FaultChange = addToBody(
  (_, value = 700) => `<script>
(function () {
  var button = document.getElementById("insert_button");
  if (!button) return;
  var label = document.getElementById("insert_label");
  if (!label) {
    label = document.createElement("span");
    label.id = "insert_label";
    label.className = "d-none";
    label.textContent = "通信中";
    button.after(label);
  }
  function setBusy(busy) {
    button.disabled = busy;
    label.classList.toggle("d-none", !busy);
  }
  function wait() {
    setBusy(true);
    if (${value} > 1) setTimeout(function () { setBusy(false); }, ${value});
  }
  if (${value} !== 0) wait();
  var press = window.adit;
  window.adit = function (form) {
    press(form);
    wait();
  };
})();
</script>`,
);

/** The button cannot be used until `#time-table` holds a table, on opening and after each press. */
export const summaryNeeded: FaultChange = addToBody(
  () => `<script>
(function () {
  var button = document.getElementById("insert_button");
  var table = document.getElementById("time-table");
  if (!button || !table) return;
  function look() {
    button.disabled = table.querySelector("table") === null;
  }
  new MutationObserver(look).observe(table, { childList: true });
  var press = window.adit;
  window.adit = function (form) {
    table.innerHTML = "";
    press(form);
  };
  look();
})();
</script>`,
);

/** The page is the one of the day before: its fields would store a punch there. */
export const otherDay: FaultChange = changeHtml((page) =>
  page.replace(
    /(name="day" value=")(\d+)/,
    (...[, start, day]: string[]) => `${start}${Number(day) - 1}`,
  ),
);

/** 出勤簿 has no row for the day of the month in `value`. */
export const bookRowMissing: FaultChange = changeHtml((page, _, value = 5) =>
  page.replaceAll(/<tr[^>]*>(?:(?!<\/tr>)[^])*<\/tr>/g, (row) =>
    new RegExp(`adit/modify\\?[^"]*day=${value}(?!\\d)`).test(row) ? "" : row,
  ),
);

function sentenceBox(page: string): string {
  const words = page.includes('lang="ja"')
    ? "この日付は打刻修正できません"
    : "Cannot revise clock time on this day";
  return `<div>${words}</div>`;
}

function besideSentence(inside: string, value: number | undefined): string {
  if (value === 1) return inside;
  if (value === 2) {
    return inside.replaceAll(
      /(<(?:input\s+type="(?:text|button)"|select|textarea)\s)/g,
      "$1disabled ",
    );
  }
  return (inside.match(/<input type="hidden"[^>]*>/g) ?? []).join("\n");
}

/**
 * The page asks before it sends, and sends only where that is confirmed. `value` 1: it says something and does not
 * send; 2: it sends whatever it is told; 3: it asks in a box of its own, which a class shows; 4: such a box says that it
 * is at work, and the punch is sent.
 */
export const confirmOnPress: FaultChange = addToBody((_, value) => {
  if (value === 3)
    return ownBox("この内容で打刻しますか？", 'box.querySelector("button").onclick = send;');
  if (value === 4) return ownBox("処理中です", "setTimeout(send, 1500);");
  const ask =
    value === 1 ? `!alert("備考を確認してください")` : `confirm("この内容で打刻しますか？")`;
  const condition = value === 1 ? `${ask} && false` : value === 2 ? `${ask} || true` : ask;
  return `<script>var sendPunch = adit; adit = function (form) { if (${condition}) sendPunch(form); };</script>`;
});

/** A box over the page, which a class shows at the press; `then` is script that may call `send`. */
function ownBox(words: string, then: string): string {
  return `<style>.practice-modal { display: none } .practice-modal.show { display: block }</style>
<div class="practice-modal"><p>${words}</p><button type="button">はい</button></div>
<script>
(function () {
  var press = window.adit;
  var box = document.querySelector(".practice-modal");
  window.adit = function (form) {
    function send() { box.classList.remove("show"); press(form); }
    box.classList.add("show");
    ${then}
  };
})();
</script>`;
}
