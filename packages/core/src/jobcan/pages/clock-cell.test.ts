import { expect, test } from "vitest";
import { readClockCell } from "./clock-cell.ts";
import { textShape } from "./text-shape.ts";

test.each([
  ["-"],
  ["--:--"],
  ["－－：－－"],
  ["ー"],
  ["―"],
  ["—"],
  ["(--:--)"],
  ["- → -"],
  [""],
  [" \u3000\u00A0\u200B"],
])("%j is no time", (text) => {
  expect(readClockCell(text)).toEqual({ is: "blank" });
});

test.each([
  ["09:00", 540],
  ["9:05", 545],
  ["０９：０５", 545],
  ["09:00:30", 540],
  ["9時05分", 545],
  ["(09:00)", 540],
  ["（ 09:00 ）", 540],
  ["[09:00]", 540],
  ["09:00※", 540],
  ["※09:00", 540],
  ["09:00*", 540],
  ["09:00 (修正)", 540],
  ["09:00（修正済み）", 540],
  ["修正後 09:00", 540],
  ["09:00 Edited", 540],
  ["09:00 (09:00)", 540],
  ["当日 09:00", 540],
  ["27:00", 1620],
  ["前日 23:00", -60],
  ["（前日）23:00", -60],
  ["23:00 (前日)", -60],
  ["前 23:00", -60],
  ["*23:00", -60],
  ["(*23:00)", -60],
  ["Previous day 23:00", -60],
  ["翌 01:00", 1500],
  ["翌01:00", 1500],
  ["翌日 01:00", 1500],
  ["翌2:10", 1570],
  ["01:00 (翌日)", 1500],
  ["next day 1:00", 1500],
  ["01:00 (+1)", 1500],
  ["午前 9:00", 540],
  ["午後 6:30", 1110],
  ["12:05 AM", 5],
  ["12:05 p.m.", 725],
])("%j is the time %i", (text, timeMin) => {
  expect(readClockCell(text)).toEqual({ is: "time", timeMin, pending: false, deleting: false });
});

test.each([
  ["09:00 → 09:30", 570, false],
  ["09:00⇒09:30", 570, false],
  ["09:00 -> 09:30", 570, false],
  ["09:00 ➡\uFE0F 09:30", 570, false],
  ["23:00 → 翌 01:00", 1500, false],
  ["08:00 → 08:30 → 09:00", 540, false],
  ["- → 09:30", 570, false],
  ["→ 09:30", 570, false],
  ["09:00 (申請中)", 540, false],
  ["09:00 承認待ち", 540, false],
  ["09:00 → -", 540, true],
  ["09:00 →", 540, true],
])("%j is a time %i that awaits approval (to be deleted: %s)", (text, timeMin, deleting) => {
  expect(readClockCell(text)).toEqual({ is: "time", timeMin, pending: true, deleting });
});

test("a time that is struck out by words is about to go", () => {
  expect(readClockCell("09:00 (削除待ち)")).toMatchObject({ timeMin: 540, deleting: true });
});

test.each([
  ["09:00 09:30", "99:99 99:99"],
  ["09:00〜18:00", "99:99〜99:99"],
  ["09:00 (09:15)", "99:99 (99:99)"],
  ["09:00 → 九時", "99:99 → ああ"],
  ["九時", "ああ"],
  ["1", "9"],
  ["0900", "9999"],
  ["9.00", "9.99"],
  ["25:61", "99:99"],
  ["99:00", "99:99"],
  ["修正前 09:00", "あああ 99:99"],
  ["予定 09:00", "ああ 99:99"],
  ["約09:00", "あ99:99"],
  ["09:00頃", "99:99あ"],
  ["09:00~", "99:99~"],
  ["-09:00", "-99:99"],
  ["翌々日 01:00", "あああ 99:99"],
  ["前日 翌日 01:00", "ああ ああ 99:99"],
  ["翌 25:00", "あ 99:99"],
  ["午後 14:00", "ああ 99:99"],
  ["11/04 09:00", "99/99 99:99"],
  ["2 09:00", "9 99:99"],
  ["0 09:00", "9 99:99"],
  ["09:00 ← 09:30", "99:99 ← 99:99"],
  ["(勤務中)", "(あああ)"],
  ["※", "※"],
])("%j is not understood, and only its shape %j is told", (text, shape) => {
  expect(readClockCell(text)).toEqual({ is: "unread", shape });
});

test("a cell that is longer than any is not understood, and its words are not looked at", () => {
  expect(readClockCell("-".repeat(1_000_000))).toMatchObject({ is: "unread" });
});

test("a shape holds no letter and no figure of its text, and is short", () => {
  expect(textShape("Taro 山田 taro@example.jp 0123")).toBe("Aaaa ああ aaaa@aaaaaaa.aa 9999");
  expect(Array.from(textShape("あ".repeat(300)))).toHaveLength(41);
});
