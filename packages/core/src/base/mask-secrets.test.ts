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
