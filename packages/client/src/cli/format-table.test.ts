import { expect, test } from "vitest";
import { formatTable } from "./format-table.ts";
import { textWidth } from "./text-width.ts";

test("Japanese characters take two columns, Latin ones and half-width kana one", () => {
  expect([textWidth("日付"), textWidth("ab"), textWidth("ｱｲ"), textWidth("９：００")]).toEqual([
    4, 2, 2, 8,
  ]);
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
