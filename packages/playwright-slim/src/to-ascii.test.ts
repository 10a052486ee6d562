import { runInNewContext } from "node:vm";
import { assert, property, string } from "fast-check";
import { expect, test } from "vitest";
import { toAscii } from "./to-ascii.ts";

test("a program in ASCII means the same, in strings, templates and patterns", () => {
  const texts = string({ unit: "binary" }).map((text) =>
    text.replaceAll(/[\\`$"\r\n\u2028\u2029]/g, ""),
  );
  assert(
    property(texts, (text) => {
      const patterns = `/[😀é]/u.test("😀"), /あ+/.exec("xああ")[0]`;
      const ascii = toAscii(`JSON.stringify(["${text}", \`${text}\`, ${patterns}])`);
      expect(ascii).toMatch(/^[\0-\x7F]*$/);
      expect(runInNewContext(ascii)).toBe(JSON.stringify([text, text, true, "ああ"]));
    }),
    { numRuns: 30 },
  );
});
