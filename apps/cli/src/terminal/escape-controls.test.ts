import { expect, test } from "vitest";
import { escapeControls } from "./escape-controls.ts";

test.each([
  ["a terminal sequence", "\u001B[2J", "\\u001b[2J"],
  ["one of a single character", "\u009B2J", "\\u009b2J"],
  [
    "a link that hides its address",
    "\u001B]8;;http://evil/\u0007x",
    "\\u001b]8;;http://evil/\\u0007x",
  ],
  ["a carriage return", "25:70\r 9:00", "25:70\\u000d 9:00"],
  ["a change of text direction", "9:00\u202E1", "9:00\\u202e1"],
  ["text and line ends", "日付 👨‍👩‍👧 𠮷\n", "日付 👨‍👩‍👧 𠮷\n"],
])("%s reaches no terminal as such", (_what, text, shown) => {
  expect(escapeControls(text)).toBe(shown);
});

test("JSON means the same after it", () => {
  const value = { text: "a\u009Bb\u202Ec\u001Bd\n" };

  expect(JSON.parse(escapeControls(JSON.stringify(value, null, 2)))).toEqual(value);
});
