import {
  array,
  assert,
  constantFrom,
  letrec,
  oneof,
  property,
  record,
  string,
  tuple,
} from "fast-check";
import { expect, test } from "vitest";
import type { TreeNode } from "./read-tree.ts";
import { shapeName } from "./shape-name.ts";
import { shapePage } from "./shape-page.ts";
import { shapeText } from "./shape-text.ts";

test.each([
  ["2026/11/04(水)", "99/99/99(漢)"],
  ["09:00 → 09:30", "99:99 → 99:99"],
  ["前日 23:00", "漢漢 99:99"],
  ["株式会社ねこまち", "漢漢ああ"],
  ["Yamada Taro", "Aaaa Aaa"],
  ["a81f00cc93de7a1b", "9aA*"],
])("the shape of %s is %s", (text, shape) => {
  expect(shapeText(text)).toBe(shape);
});

test.each([
  "logs-table",
  "modifyForm",
  "ter_time",
  "insert_button",
  "search-result",
  "jbc-table-warning",
  "d-none",
  "rollover-menu-link",
  "new_user",
  "user[password]",
  "adit_item",
  "main-area",
])("the name %s stays", (name) => {
  expect(shapeName(name)).toBe(name);
});

test.each([
  ["staff_12345", "staff_999"],
  ["yamada-taro", "aaa-aa"],
  ["row-2026-11-04", "row-99-99-99"],
  ["menu_大阪支社", "menu_漢漢"],
])("the name %s becomes %s", (name, shape) => {
  expect(shapeName(name)).toBe(shape);
});

test("rows that look alike are written once", () => {
  const table = { tag: "tbody", attributes: [], children: [row("09:00"), row("10:15"), row("休")] };

  const html = shapePage(table);

  expect(html.match(/<tr>/g)).toHaveLength(2);
  expect(html).toContain("<!-- repeated -->");
});

test("a page of any size gives a skeleton within the limit", () => {
  const children = Array.from({ length: 20_000 }, (_, index) =>
    index % 2 === 0 ? { tag: "p", attributes: [], children: ["x"] } : "y",
  );

  expect(shapePage({ tag: "body", attributes: [], children }).length).toBeLessThan(121_000);
});

/** A word as somebody might have it in a page: long enough that it is no accident to meet it again. */
const canary = string({
  unit: constantFrom(...Array.from("xyzqkwjXYZ0123478東京花子みなとアスカ한글éß😀")),
  minLength: 6,
  maxLength: 20,
}).filter((word) => new Set(word).size > 3);

const names = [
  "id",
  "class",
  "name",
  "title",
  "value",
  "href",
  "style",
  "data-x",
  "srcdoc",
  "type",
];

test("no word of a page is in its skeleton, wherever it stood", () => {
  const page = letrec<{ node: TreeNode }>((tie) => ({
    node: record({
      tag: oneof(
        constantFrom("div", "td", "a"),
        canary.map((word) => `x-${word}`),
      ),
      attributes: array(tuple(oneof(constantFrom(...names), canary), canary), {
        maxLength: 4,
      }),
      children: array(oneof({ depthSize: "small" }, canary, tie("node")), { maxLength: 4 }),
    }),
  })).node;

  assert(
    property(page, (tree) => {
      const html = shapePage(tree);
      for (const word of wordsOf(tree)) expect(html).not.toContain(word);
    }),
    { numRuns: 300 },
  );
});

function wordsOf({ tag, attributes, children }: TreeNode): string[] {
  const own = [...attributes.map(([, value]) => value), tag.replace(/^x-/, "")];
  const given = attributes.map(([name]) => name).filter((name) => !names.includes(name));
  const below = children.flatMap((child) => (typeof child === "string" ? [child] : wordsOf(child)));
  return [...own.filter((word) => word.length >= 6), ...given, ...below];
}

function row(text: string): TreeNode {
  const cell = { tag: "td", attributes: [], children: [text] };
  return { tag: "tr", attributes: [], children: [cell] };
}
