import { languages } from "@jobcan-automation/sentences";
import { describe, expect, test } from "vitest";
import { commandTable } from "../commands/command-table.ts";
import { textWidth } from "../terminal/text-width.ts";
import { cliWords } from "../words/catalogue.ts";
import { commandText, overviewText } from "./help-text.ts";

/** Every help text, by what it is about. */
function texts(lang: (typeof languages)[number], columns: number): [string, string][] {
  const words = cliWords[lang];
  return [
    ["the whole", overviewText(words, commandTable, columns)],
    ...commandTable.map((one): [string, string] => [one.name, commandText(words, one, columns)]),
  ];
}

const cases = languages.flatMap((lang) => [80, 60].map((columns) => ({ lang, columns })));

describe.each(cases)("in $lang at $columns columns", ({ lang, columns }) => {
  test.each(texts(lang, columns))("help of %s is no wider", (_about, text) => {
    const lines = text.split("\n");

    expect(lines.filter((line) => textWidth(line) > columns)).toEqual([]);
    expect(lines.length).toBeGreaterThan(5);
  });

  test("no word is broken: each is there as it stands without any limit", () => {
    expect(wordsIn(texts(lang, columns))).toEqual(wordsIn(texts(lang, 10_000)));
  });
});

test("both languages tell the same commands, options and exit codes", () => {
  const [japanese, english] = [texts("ja", 80), texts("en", 80)].map((all) =>
    termsIn(all.map(([, text]) => text).join("\n")),
  );

  expect(japanese).toEqual(english);
  expect(japanese).toEqual(expect.arrayContaining(["fill", "--include-holidays", "130"]));
});

/** Latin and katakana words, whole. */
function wordsIn(all: [string, string][]): string[] {
  const word = /[\p{Script=Latin}\d$:/.-]{3,}|[\p{Script=Katakana}ー]+/gu;
  return all.flatMap(([, text]) => [...(text.match(word) ?? [])]);
}

/** The commands, options and exit codes that start a line. */
function termsIn(text: string): (string | undefined)[] {
  const terms = text.matchAll(/^ {2}((?:-\w, )?(?:--)?[a-z\d][\w-]*)/gm);
  return [...terms].map(([, term]) => term);
}
