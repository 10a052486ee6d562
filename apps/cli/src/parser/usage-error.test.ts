import { languages } from "@jobcan-automation/sentences";
import { expect, test } from "vitest";
import { commandTable } from "../commands/command-table.ts";
import { failureLine } from "../terminal/failure-line.ts";
import { textWidth } from "../terminal/text-width.ts";
import { cliWords } from "../words/catalogue.ts";
import { parseCommandLine } from "./parse-command-line.ts";
import { UsageError } from "./usage-error.ts";

/** One command line for each way not to be understood. */
const misunderstood = [
  ["fly"],
  ["fill"],
  ["fill", "a.xlsx", "--fly"],
  ["fill", "a.xlsx", "--after-day"],
  ["fill", "a.xlsx", "--login"],
  ["fill", "a.xlsx", "--json=yes"],
  ["fill", "a.xlsx", "and", "many", "more", "words", "than", "a", "line", "can", "hold", "here"],
  ["fill", "a.xlsx", "--target", "moon"],
  ["fill", "a.xlsx", "--server", "localhost:3000"],
  ["fill", "a.xlsx", "--month", "November"],
  ["fill", "a.xlsx", "--columns", "date=A"],
  ["start", "--port", "many"],
  ["completion", "tcsh"],
];

const cases = languages.flatMap((lang) =>
  [60, 80].flatMap((columns) => misunderstood.map((args) => ({ lang, columns, args }))),
);

test.each(cases)("in $lang at $columns columns the refusal of $args fits", (asked) => {
  const { lang, columns, args } = asked;
  const { usage } = cliWords[lang];
  const sentence = `${refusalOf(args).say(usage)} ${usage.seeHelp}`;

  const lines = failureLine(sentence, columns).trimEnd().split("\n");

  expect(lines.filter((line) => textWidth(line) > columns)).toEqual([]);
  // No word is broken: without the line ends it is the same sentence.
  expect(plain(lines.join("\n"))).toBe(plain(failureLine(sentence, undefined)));
  for (const word of failureLine(sentence, undefined).match(/[\w=/.:-]{2,}/g) ?? []) {
    expect(lines.some((line) => line.includes(word))).toBe(true);
  }
});

function plain(text: string): string {
  return text.replaceAll(/\s+/g, "");
}

function refusalOf(args: readonly string[]): UsageError {
  try {
    parseCommandLine(args, commandTable);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error(`${args.join(" ")} was understood`);
}
