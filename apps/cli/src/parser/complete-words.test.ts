import { expect, test } from "vitest";
import { commandTable } from "../commands/command-table.ts";
import { helpEn } from "../words/en/help.ts";
import { completeWords } from "./complete-words.ts";

/** The words offered for the last of these. */
function offered(...typed: string[]): string[] {
  const current = typed.at(-1) ?? "";
  const text = completeWords({ current, before: typed.slice(0, -1) }, commandTable, helpEn);
  return text.split("\n").flatMap((line) => (line === "" ? [] : [line.split("\t")[0] ?? ""]));
}

test("the first word is a command, with what it does", () => {
  expect(offered("")).toEqual(commandTable.map(({ name }) => name));
  expect(completeWords({ current: "ch", before: [] }, commandTable, helpEn)).toBe(
    `check\t${helpEn.commands.check.brief}\n`,
  );
});

test.each([
  [["fill", "a.xlsx", "--un"], ["--unread-leave"]],
  [["run", "--after"], []],
  [["stop", "--after"], ["--after-day"]],
  [
    ["fill", "--target", ""],
    ["practice", "jobcan"],
  ],
  [["fill", "--target", "=", "pr"], ["practice"]],
  [
    ["fill", "--target", "="],
    ["practice", "jobcan"],
  ],
  [["--lang", "en", "completion", "f"], ["fish"]],
  [["completion", "fish", ""], []],
  [["check", ""], []],
  [["template", "2026-11", "-o", ""], []],
  [["fill", "-y", "--un"], ["--unread-leave"]],
])("%j is completed by %j; nothing leaves it to file names", (typed, words) => {
  expect(offered(...typed)).toEqual(words);
});
