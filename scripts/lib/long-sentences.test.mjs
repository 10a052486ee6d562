import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findLongSentences, mostCharacters } from "./long-sentences.mjs";
import { root } from "./project.mjs";

/** What employees read; the command line's own words name options and their values instead. */
const words = ["packages/sentences/src/ja/*.ts", "apps/web/src/i18n/**/*-ja.ts"];

test(`no sentence that people read has more than ${mostCharacters} characters`, () => {
  const files = globSync(words, { cwd: root });
  const long = files.flatMap((file) =>
    findLongSentences(readFileSync(`${root}/${file}`, "utf8")).map(
      (sentence) => `${file}: ${[...sentence].length} ${sentence}`,
    ),
  );

  expect(files.length).toBeGreaterThan(12);
  expect(long).toEqual([]);
});

test("a sentence ends at its full stop or colon, its values count as two characters, and other languages do not count", () => {
  const forty = "あ".repeat(40);

  expect(findLongSentences(`const a = "${forty}。${forty}。";`)).toEqual([]);
  expect(findLongSentences(`const a = "${forty}い。ああ。";`)).toEqual([`${forty}い`]);
  expect(
    findLongSentences(`const a = (x: string) => \`\${x.repeat(99)}${"あ".repeat(38)}\`;`),
  ).toEqual([]);
  expect(findLongSentences(`const a = (x: string) => \`\${x}${"あ".repeat(39)}\`;`)).toHaveLength(
    1,
  );
  expect(findLongSentences(`const a = "${forty.slice(1)} い：${forty}";`)).toEqual([]);
  expect(findLongSentences(`const a = "${"word ".repeat(30)}";`)).toEqual([]);
});
