import { expect, test } from "vitest";
import { findNamed } from "./find-named.ts";

const itself = (name: string) => [name];

test.each([
  [["山田 太郎", "佐藤 花子"], "佐藤", "佐藤 花子"],
  [["山田 太郎", "佐藤 花子"], "佐藤花子", "佐藤 花子"],
  [["佐藤", "佐藤 花子"], "佐藤", "佐藤"],
  [["Sato Hanako", "Suzuki"], "ＳＡＴＯ", "Sato Hanako"],
  [["佐藤 花子", "佐藤 一郎"], "佐藤", undefined],
  [["佐藤", "佐藤"], "佐藤", undefined],
  [["山田 太郎"], "佐藤", undefined],
  [["山田 太郎"], "", undefined],
  [["山田 太郎"], " ", undefined],
])("of %j %j means %s", (names, name, meant) => {
  expect(findNamed(names, name, itself)).toBe(meant);
});

test("one that has several names is found by each, and is one where both hold the text", () => {
  const [first, second] = [
    ["Sheet1", "山田 太郎"],
    ["佐藤（営業）", "佐藤 花子"],
  ];
  const find = (name: string) => findNamed([first, second], name, (names) => names ?? []);
  expect([find("Sheet1"), find("山田"), find("佐藤")]).toEqual([first, first, second]);
});
