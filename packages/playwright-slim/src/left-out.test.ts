import { promisify } from "node:util";
import { expect, test } from "vitest";
import { utils } from "./left-out.ts";

type Called = (...values: unknown[]) => unknown;

/** A part of what stands in, by its path. */
function part(...path: string[]): Called {
  let found: unknown = utils;
  for (const key of path) found = Reflect.get(Object(found), key);
  expect(found).toBeTypeOf("function");
  return (...values) => Reflect.apply(Object(found), undefined, values);
}

test("a library that is left out can be held and wrapped, and says its name when it is called", () => {
  const open = part("yauzl", "open");
  expect(() => promisify(open)).not.toThrow();
  expect(() => open("a.zip")).toThrow("yauzl.open is not part of this build of Playwright");
});

test("a class that is left out says its name when it is made", () => {
  const agent: unknown = Reflect.get(Object(utils), "HttpsProxyAgent");
  expect(() => Reflect.construct(Object(agent), [])).toThrow(
    "HttpsProxyAgent is not part of this build of Playwright",
  );
});

test("nothing is logged, and what is said has no colour", () => {
  expect(part("debug", "enabled")("pw:api")).toBe(false);
  expect(part("debug")("pw:api")).toHaveProperty("enabled", false);
  expect(part("colors", "dim")("waiting")).toBe("waiting");
});
