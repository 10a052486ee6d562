import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { usage } from "./usage.ts";

vi.setConfig({ testTimeout: 30_000 });

const main = fileURLToPath(new URL("./main.ts", import.meta.url));
// Nothing listens on the port of "discard".
const server = "http://127.0.0.1:9";

/** The command line as a process of its own; nothing of this machine's settings reaches it. */
async function run(...args: string[]) {
  const env = { HOME: tmpdir(), LANG: "en_US.UTF-8" };
  const child = spawn(process.execPath, [main, ...args, "--server", server], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await exited;
  return { code, out, err };
}

/** The command, option or exit code that starts a line of a usage text. */
function wordsOf(help: string): (string | undefined)[] {
  const lines = help.matchAll(/^ {2}(?:-\w, )?(--[\w-]+|[a-z]+ [A-Z]+|\d+)/gm);
  return [...lines].map(([, word]) => word);
}

test.each([["--help"], ["help"]])(
  "%s prints the commands and exit codes, and ends with 0",
  async (word) => {
    const { code, out } = await run(word);

    expect(code).toBe(0);
    expect(out).toMatch(/run FILE.*follow ID.*receipt ID.*Exit codes/s);
  },
);

test("both languages list the same commands and options", () => {
  expect(wordsOf(usage.ja)).toEqual(wordsOf(usage.en));
  expect(wordsOf(usage.ja)).toContain("--include-holidays");
});

test.each([
  ["a folder", ["check", tmpdir()], 2, "is not a file"],
  ["no file", ["check", "/no/such.xlsx"], 2, "ENOENT"],
  ["a name with a terminal sequence", ["check", "/no/\u001B[2Jsuch.xlsx"], 2, "/no/\\u001b[2Jsuch"],
  ["an option that does not exist", ["check", "a.xlsx", "--fly"], 2, "--fly"],
  ["a service that is not there", ["check", main], 4, "cannot be reached"],
  ["a template of a service that is not there", ["template", "2026-11"], 4, "cannot be reached"],
] as const)("%s is one line and an exit code, never a stack", async (...[, args, exit, word]) => {
  const { code, out, err } = await run(...args);

  expect(err).toContain(word);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
  expect([code, out]).toEqual([exit, ""]);
});
