import { expect, test } from "vitest";
import { displayFileName } from "./file-name.ts";

test.each([
  ["11月 勤怠.xlsx", "11月 勤怠.xlsx"],
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\me\\a.xlsx", "a.xlsx"],
  ["a\u0000b\r\nc.xlsx", "abc.xlsx"],
  ["a\u202Excod.xlsx", "axcod.xlsx"],
  ["か\u3099.xlsx", "が.xlsx"],
  ["😀.xlsx", "😀.xlsx"],
  ["\uD800.xlsx", ".xlsx"],
  ["..", "workbook"],
  ["", "workbook"],
  ["a/", "workbook"],
])("%j is shown as %j", (name, shown) => {
  expect(displayFileName(name)).toBe(shown);
});

test("a long name is cut to 100 characters with its extension", () => {
  const shown = displayFileName(`${"😀".repeat(300)}.xlsx`);
  expect(Array.from(shown)).toHaveLength(100);
  expect(shown.endsWith("😀….xlsx")).toBe(true);
});
