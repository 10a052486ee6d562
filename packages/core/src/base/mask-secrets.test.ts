import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createSecretMask } from "./mask-secrets.ts";
import { Secret } from "./secret.ts";

const password = "S3cr\"e't<&% \\n";

test.each([
  ["raw", password],
  ["in JSON", JSON.stringify({ password })],
  ["in JSON in JSON", JSON.stringify(JSON.stringify({ password }))],
  ["in a URL", `https://x.test/?p=${encodeURIComponent(password)}`],
  ["in a form body", new URLSearchParams({ p: password }).toString()],
  ["in HTML", '<input value="S3cr&quot;e&#39;t&lt;&amp;% \\n">'],
])("a password is masked %s", (_where, text) => {
  const masked = createSecretMask([password])(`fill: ${text} timed out`);

  expect(masked).toContain("[secret]");
  expect(masked).not.toMatch(/S3cr|e't|e%27t/);
});

test.each([
  ["raw", "a'b\"c\\d<&> e"],
  ["in JSON", "a'b\\\"c\\\\d<&> e"],
  ["in JSON in JSON", "a'b\\\\\\\"c\\\\\\\\d<&> e"],
  ["in a URL", "a'b%22c%5Cd%3C%26%3E%20e"],
  ["in a URL with plus signs", "a'b%22c%5Cd%3C%26%3E+e"],
  ["in a form body", "a%27b%22c%5Cd%3C%26%3E+e"],
  ["in a string in single quotes", "a\\'b\"c\\\\d<&> e"],
  ["in HTML with names", "a&#39;b&quot;c\\d&lt;&amp;&gt; e"],
  ["in HTML's text", "a'b\"c\\d&lt;&amp;&gt; e"],
  ["in HTML with numbers", "a&#x27;b&#34;c\\d&lt;&amp;&gt; e"],
])("nothing of a password is left or added %s", (_where, spelling) => {
  const mask = createSecretMask(["a'b\"c\\d<&> e"]);

  expect(mask(`x${spelling}y=${spelling}`)).toBe("x[secret]y=[secret]");
});

test("a spelling that holds another is masked whole, whichever was given first", () => {
  for (const values of [
    ["abc", "abcdef"],
    ["abcdef", "abc"],
  ]) {
    expect(createSecretMask(values)("abcdef abc")).toBe("[secret] [secret]");
  }
});

test("values of three characters are masked and shorter ones are left, wherever they stand", () => {
  expect(createSecretMask(["abc", "xy", ""])("abc xy abcxy")).toBe("[secret] xy [secret]xy");
});

test("a password that is no well-formed text is masked as it is, and in the spelling that others make of it", () => {
  const broken = "S3cr\uD800et";
  const mask = createSecretMask([broken]);

  for (const text of [broken, broken.toWellFormed(), encodeURIComponent(broken.toWellFormed())]) {
    expect(mask(`fill: ${text} timed out`)).toBe("fill: [secret] timed out");
  }
});

test("e-mail addresses and card-like numbers are masked by their look", () => {
  const mask = createSecretMask([]);

  expect(mask("taro.yamada+x@mail.example.co.jp paid with 4111 1111 1111 1111")).toBe(
    "[email] paid with [number]",
  );
});

test.each([
  ["a.b-c_d+e@x-y.example.jp,", "[email],"],
  ["a@b.c", "[email]"],
  ["a@localhost", "a@localhost"],
  ["@example.jp", "@example.jp"],
  ["4111111111111", "[number]"],
  ["411111111111", "411111111111"],
  ["4111-1111-1111-1111-111", "[number]"],
  ["4111111111111111111", "[number]"],
  ["41111111111111111111", "41111111111111111111"],
  ["x4111111111111", "x4111111111111"],
])("by its look %s is printed as %s", (text, printed) => {
  expect(createSecretMask([])(text)).toBe(printed);
});

test("days, times and job ids are left as they are", () => {
  const mask = createSecretMask(["pw"]);

  expect(mask("2026-11-02 09:00 pw job 12345")).toBe("2026-11-02 09:00 pw job 12345");
});

test("a secret prints as [secret] in every way a log could print it", () => {
  const secret = new Secret("hunter2");

  expect(`${String(secret)} ${JSON.stringify({ secret })} ${inspect({ secret })}`).toBe(
    '[secret] {"secret":"[secret]"} { secret: [secret] }',
  );
  expect(secret.reveal()).toBe("hunter2");
});
