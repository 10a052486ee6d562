import { describe, expect, test } from "vitest";
import { Cuts } from "./cuts.ts";

describe("cuts", () => {
  test("each change is made at its only place", () => {
    const cuts = new Cuts("start { one } middle one() two() end");
    cuts.replace("middle", "$& centre");
    cuts.removeAfter("centre", " one()");
    cuts.empty("{", "}");
    cuts.endAt(" end");
    expect(cuts.text).toBe("start {} $& centre two()");
  });

  test("all places are changed where there may be several", () => {
    const cuts = new Cuts("a-a-b");
    cuts.replaceAll("a", "$1");
    expect(cuts.text).toBe("$1-$1-b");
  });

  test.each<[string, (cuts: Cuts) => void, string]>([
    ["a place that is gone", (cuts) => cuts.replace("three", ""), "not there: three"],
    ["a place that is there twice", (cuts) => cuts.replace("one", ""), "more than once: one"],
    ["no place at all", (cuts) => cuts.replaceAll("three", ""), "not there: three"],
    ["a part before its mark", (cuts) => cuts.removeAfter("two", "one"), "not behind two: one"],
    ["an end before its start", (cuts) => cuts.empty("two", "one"), "not behind two: one"],
  ])("%s is an error, and nothing is changed", (_, change, message) => {
    const cuts = new Cuts("one one two");
    expect(() => change(cuts)).toThrow(message);
    expect(cuts.text).toBe("one one two");
  });
});
