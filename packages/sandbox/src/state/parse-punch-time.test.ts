import { expect, test } from "vitest";
import { parsePunchTime } from "./parse-punch-time.ts";

test.each([
  ["0900", 540],
  ["09:15", 555],
  ["2613", 1573],
  ["0000", 0],
  ["4800", 2880],
  ["", "empty"],
  ["  ", "empty"],
  ["900", "format"],
  ["9時", "format"],
  ["*2300", "format"],
  ["0960", "invalid"],
  ["4801", "invalid"],
  ["9900", "invalid"],
])("the time %j is %j", (text, expected) => {
  expect(parsePunchTime(text)).toBe(expected);
});
