import { expect, test } from "vitest";
import { fitTable, formatTable } from "./format-table.ts";
import { textWidth, wrapText } from "./text-width.ts";

test("Japanese characters take two columns, Latin ones and half-width kana one", () => {
  expect([textWidth("日付"), textWidth("ab"), textWidth("ｱｲ"), textWidth("９：００")]).toEqual([
    4, 2, 2, 8,
  ]);
});

test.each([
  ["a kana whose voicing mark is apart (NFD)", "が".normalize("NFD"), 2],
  ["a Latin letter with its accent apart", "é".normalize("NFD"), 1],
  ["a half-width kana with its voicing mark", "ｶﾞ", 2],
  ["a family of several emoji", "👨‍👩‍👧", 2],
  ["a flag", "🇯🇵", 2],
  ["a symbol shown as emoji", "❤️", 2],
  ["a rare kanji beyond 16 bits", "𠮷", 2],
  ["a joiner alone", "\u200D", 0],
])("%s: %j is %i wide", (_what, text, width) => {
  expect(textWidth(text)).toBe(width);
});

test("a character of several code points is never split", () => {
  expect(wrapText("がぎぐ".normalize("NFD"), 4)).toEqual(
    ["がぎ", "ぐ"].map((text) => text.normalize("NFD")),
  );
  expect(wrapText("👨‍👩‍👧👨‍👩‍👧", 3)).toEqual(["👨‍👩‍👧", "👨‍👩‍👧"]);
});

test("columns line up under wide headers and wide cells", () => {
  expect(
    formatTable(
      ["日付", "結果"],
      [
        ["11/2", "確認済み"],
        ["11/10", "x"],
      ],
    ),
  ).toBe(["日付   結果", "─────  ────────", "11/2   確認済み", "11/10  x"].join("\n"));
});

const header = ["日付", "結果", "理由"];
const rows = [
  ["11/2", "確認済み", ""],
  ["11/10", "記録済み", "同じ時刻がすでに記録されています"],
];

test("a long last column is wrapped within its column", () => {
  expect(fitTable(header, rows, 80)).toBe(formatTable(header, rows));
  expect(fitTable(header, rows, 40)).toBe(
    [
      "日付   結果      理由",
      "─────  ────────  ──────────────────────",
      "11/2   確認済み",
      "11/10  記録済み  同じ時刻がすでに記録さ",
      "                 れています",
    ].join("\n"),
  );
});

test("where columns have no room a row is a list without empty cells", () => {
  expect(fitTable(header, rows, 24)).toBe(
    [
      "11/2",
      "  結果: 確認済み",
      "11/10",
      "  結果: 記録済み",
      "  理由: 同じ時刻がすでに",
      "  記録されています",
    ].join("\n"),
  );
});

test("text is broken at a space where there is one", () => {
  expect(wrapText("the same time is there", 10)).toEqual(["the same", "time is", "there"]);
  expect(wrapText("abcdefgh", 3)).toEqual(["abc", "def", "gh"]);
  expect(wrapText("", 3)).toEqual([""]);
});
