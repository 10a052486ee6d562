import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";

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

test.each([["--help"], ["help"]])(
  "%s prints the commands and exit codes, and ends with 0",
  async (word) => {
    const { code, out } = await run(word);

    expect(code).toBe(0);
    expect(out).toMatch(/fill FILE.*follow ID.*receipt ID.*Exit codes/s);
  },
);

test("--version is that of the program", async () => {
  expect(await run("--version")).toMatchObject({ code: 0, out: "0.1.0\n", err: "" });
});

test.each([
  ["a folder", ["check", tmpdir()], 64, "is not a file"],
  ["no file", ["check", "/no/such.xlsx"], 64, "/no/such.xlsx is not there"],
  [
    "a name with a terminal sequence",
    ["check", "/no/\u001B[2Jsuch.xlsx"],
    64,
    "/no/\\u001b[2Jsuch",
  ],
  ["an option that does not exist", ["check", "a.xlsx", "--fly"], 64, "--fly"],
  ["a service that is not there", ["check", main], 6, "cannot be reached"],
  ["a template of a service that is not there", ["template", "2026-11"], 6, "cannot be reached"],
] as const)("%s is one line and an exit code, never a stack", async (...[, args, exit, word]) => {
  const { code, out, err } = await run(...args);

  expect(err).toContain(word);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
  expect([code, out]).toEqual([exit, ""]);
});

test("a result that a full disk does not take is said, and never ends with 0", async () => {
  const full = openSync("/dev/full", "w");
  const child = spawn(process.execPath, [main, "--help"], {
    env: { HOME: tmpdir(), LANG: "en_US.UTF-8" },
    stdio: ["ignore", full, "pipe"],
  });
  closeSync(full);
  const exited = once(child, "exit");
  const said = child.stderr ? await text(child.stderr) : "";

  expect(await exited).toEqual([6, null]);
  expect(said).toBe(
    "jobcan-autofill: the result could not be written to stdout (ENOSPC); check the free space and run it again\n",
  );
});

test("a reader that closes the pipe early changes nothing", async () => {
  const child = spawn(process.execPath, [main, "--help"], {
    env: { HOME: tmpdir(), LANG: "en_US.UTF-8" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  child.stdout.destroy();
  const said = await text(child.stderr);

  expect([said, ...(await exited)]).toEqual(["", 0, null]);
});
