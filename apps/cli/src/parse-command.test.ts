import { expect, test } from "vitest";
import { parseCommand, UsageError } from "./parse-command.ts";

test("run takes a file and its options", () => {
  const { command, server, json, lang } = parseCommand(
    ["run", "a.xlsx", "--target", "practice", "--plan", "--json", "--server", "http://h:1"],
    { LANG: "en_US.UTF-8" },
  );

  expect({ server, json, lang }).toEqual({ server: "http://h:1", json: true, lang: "en" });
  expect(command).toMatchObject({
    name: "run",
    file: "a.xlsx",
    target: "practice",
    plan: true,
    passwordFrom: "environment",
  });
});

test("doubtful rows are entered only with --include-doubtful", () => {
  expect(parseCommand(["run", "a"], {}).command).toMatchObject({ includeDoubtful: false });
  const { command } = parseCommand(["run", "a", "--include-doubtful"], {});
  expect(command).toMatchObject({ includeDoubtful: true });
});

test.each([
  [["run"], "FILE is missing"],
  [["fly"], "unknown command"],
  [[], "a command is missing"],
  [["run", "a", "b"], "too many"],
  [["run", "a", "--target", "moon"], "--target"],
  [["run", "a", "--password", "x"], "--password"],
  [["run", "a", "--unread-leave", "perhaps"], "--unread-leave"],
  [["check", "a", "--server", "file:///x"], "--server"],
  [["run", "a", "--practice-account"], "--practice-account"],
  [["follow"], "ID is missing"],
  [["receipt", "a", "-o", "b.pdf"], ".xlsx, .csv, .json"],
])("%j is refused with a reason", (args, reason) => {
  expect(() => parseCommand(args, {})).toThrow(UsageError);
  expect(() => parseCommand(args, {})).toThrow(reason);
});

test("the language is Japanese unless the locale is English", () => {
  expect(parseCommand(["check", "a"], {}).lang).toBe("ja");
  expect(parseCommand(["check", "a"], { LANG: "de_DE" }).lang).toBe("ja");
  expect(parseCommand(["check", "a", "--lang", "en"], {}).lang).toBe("en");
  expect(parseCommand(["check", "a"], { LC_ALL: "", LANG: "en_US.UTF-8" }).lang).toBe("en");
  expect(parseCommand(["check", "a"], { LC_ALL: "ja_JP.UTF-8", LANG: "en_US.UTF-8" }).lang).toBe(
    "ja",
  );
});

test("a template is named for its month unless -o names another file", () => {
  expect(parseCommand(["template", "2026-11"], {}).command).toMatchObject({
    output: "timesheet-2026-11.xlsx",
  });
  expect(parseCommand(["template", "2026-11", "-o", "x.xlsx"], {}).command).toMatchObject({
    output: "x.xlsx",
  });
});

test.each([
  [[], { output: "receipt-01234567.xlsx", format: "xlsx" }],
  [["-o", "mine.CSV"], { output: "mine.CSV", format: "csv" }],
])("a receipt with %j is of the kind that its file's name ends in", (args, wanted) => {
  expect(parseCommand(["receipt", "0123456789ab", ...args], {}).command).toMatchObject(wanted);
});
