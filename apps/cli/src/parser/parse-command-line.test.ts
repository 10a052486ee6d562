import { expect, test } from "vitest";
import { commandTable } from "../commands/command-table.ts";
import { cliWords } from "../words/catalogue.ts";
import { languageOf, parseCommandLine } from "./parse-command-line.ts";
import { UsageError } from "./usage-error.ts";

/** The command that is run, its operand, and the values that were given. */
function parsed(...args: string[]) {
  const line = asked(...args);
  if (line.kind !== "run") return { kind: line.kind };
  const given = Object.entries(line.values).filter(([, value]) => value !== false);
  return { name: line.command.name, operand: line.operand, ...Object.fromEntries(given) };
}

test("a command takes its operand and its options, in any order and both spellings", () => {
  const wanted = { name: "fill", operand: "a.xlsx", target: "practice", plan: true, json: true };

  expect(parsed("fill", "a.xlsx", "--target", "practice", "--plan", "--json")).toEqual(wanted);
  expect(parsed("--json", "--target=practice", "fill", "--plan", "a.xlsx")).toEqual(wanted);
  expect(parsed("run", "a.xlsx", "--target=practice", "--plan", "--json")).toEqual(wanted);
});

test("a file whose name starts with a dash comes after two dashes", () => {
  expect(parsed("check", "--", "-a.csv")).toEqual({ name: "check", operand: "-a.csv" });
});

test("no command at all is start", () => {
  expect(parsed()).toEqual({ name: "start", operand: "" });
  expect(parsed("--port", "4000", "--no-open")).toMatchObject({ name: "start", port: 4000 });
});

test("a short option is the long one", () => {
  expect(parsed("template", "2026-11", "-o", "x.xlsx")).toMatchObject({ output: "x.xlsx" });
  expect(parsed("fill", "a", "-y")).toMatchObject({ yes: true });
});

test.each([
  [["fill"], "FILE"],
  [["fly"], "fly"],
  [["start", "--port", "70000"], "from 0 to 65535, not 70000"],
  [["fill", "a", "b"], "b"],
  [["fill", "a", "--target", "moon"], "practice or jobcan, not moon"],
  [["fill", "a", "--password", "x"], "--password"],
  [["fill", "a", "--after-day"], "fill takes no --after-day"],
  [["fill", "a", "--login"], "--login NAME"],
  [["fill", "a", "--login", "--yes"], "--login NAME"],
  [["fill", "a", "--yes=no"], "--yes takes no value"],
  [["fill", "a", "-x"], "-x"],
  [["fill", "a", "--unread-leave", "perhaps"], "leave or enter"],
  [["check", "a", "--server", "file:///x"], "http"],
  [["check", "a", "--lang", "fr"], "ja or en"],
  [["follow"], "ID"],
  [["completion", "tcsh"], "bash"],
  [["help", "fly"], "fly"],
])("%j is refused with a reason, in both languages", (args, reason) => {
  const refusal = refusalOf(args);

  expect(refusal?.say(cliWords.en.usage)).toContain(reason);
  expect(refusal?.say(cliWords.ja.usage)).toMatch(/[ぁ-ん]/);
});

test("help is asked for in three ways, of the whole and of a command", () => {
  expect(asked("--help")).toEqual({ kind: "help", command: undefined });
  expect(asked("help")).toEqual({ kind: "help", command: undefined });
  for (const args of [
    ["fill", "--help"],
    ["fill", "a", "-h"],
    ["help", "run"],
  ]) {
    expect(asked(...args)).toMatchObject({ kind: "help", command: { name: "fill" } });
  }
  expect(asked("--version")).toEqual({ kind: "version" });
});

test("the language is Japanese unless asked otherwise or the locale is English", () => {
  const english = { LANG: "en_US.UTF-8" };

  expect(languageOf([], {})).toBe("ja");
  expect(languageOf([], { LANG: "de_DE" })).toBe("ja");
  expect(languageOf(["fly", "--lang", "en"], {})).toBe("en");
  expect(languageOf(["--lang=ja", "fly"], english)).toBe("ja");
  expect(languageOf(["--lang", "fr"], english)).toBe("en");
  expect(languageOf([], { LC_ALL: "", ...english })).toBe("en");
  expect(languageOf([], { LC_ALL: "ja_JP.UTF-8", ...english })).toBe("ja");
});

function asked(...args: string[]) {
  return parseCommandLine(args, commandTable);
}

function refusalOf(args: readonly string[]): UsageError | undefined {
  try {
    parseCommandLine(args, commandTable);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  return undefined;
}
