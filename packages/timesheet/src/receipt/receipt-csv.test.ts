import { expect, test } from "vitest";
import { csvCell } from "./receipt-csv.ts";

test.each(["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\u200B=1"])(
  "%j is defused",
  (text) => {
    expect(csvCell(text).startsWith(`"'`)).toBe(true);
  },
);

test.each([
  ["9:00", "9:00"],
  ["a,b", '"a,b"'],
  ['a"b', '"a""b"'],
  ["a\nb", '"a\nb"'],
  ["", ""],
])("%j is written as it is: %j", (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});
