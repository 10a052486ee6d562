import { expect, test } from "vitest";
import { nameList } from "./name-list.ts";

test.each([
  [["山田", "佐藤"], "山田・佐藤"],
  [["佐藤 花子", "鈴木 一郎"], "佐藤 花子・鈴木 一郎"],
  [["佐藤 花子", "鈴木 一郎子"], "佐藤 花子・… (2)"],
  [["とても長い名前の人ですよ", "佐藤"], "とても長…・… (2)"],
  [["山田", "佐藤", "鈴木", "高橋", "田中"], "山田・佐藤・… (5)"],
  [[], ""],
])("%j in eleven characters is %s", (names, list) => {
  expect(nameList(names, 11)).toBe(list);
  expect(list.length).toBeLessThanOrEqual(11);
});
