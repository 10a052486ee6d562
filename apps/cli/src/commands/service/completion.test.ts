import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test, vi } from "vitest";
import { cli, terminal } from "../../testing/terminal.ts";
import { completionScripts, shells } from "./completion-scripts.ts";

vi.setConfig({ testTimeout: 30_000 });

const main = fileURLToPath(new URL("../../main.ts", import.meta.url));

/** What bash offers at Tab after these words, the program under its own name as a function. */
async function offeredByBash(...words: string[]): Promise<string[]> {
  const script = `
    jobcan-autofill() { "$NODE" "$MAIN" "$@"; }
    ${completionScripts.bash}
    COMP_WORDS=(jobcan-autofill "$@")
    COMP_CWORD=$#
    _jobcan_autofill
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const env = { ...process.env, NODE: process.execPath, MAIN: main };
  const args = ["--norc", "-c", script, "bash", ...words];
  const { stdout } = await promisify(execFile)("bash", args, { env });
  return stdout.split("\n").filter(Boolean);
}

test("bash completes commands, options and values as its script says", async () => {
  expect(await offeredByBash("ch")).toEqual(["check"]);
  expect(await offeredByBash("fill", "my month.xlsx", "--unr")).toEqual(["--unread-leave"]);
  expect(await offeredByBash("fill", "--target", "=", "pr")).toEqual(["practice"]);
});

test("a word on the line is never run: Tab after $(…) starts nothing", async () => {
  expect(await offeredByBash("fill", "$(echo --target)", "pr")).toEqual([]);
});

test.each(shells)("the script of %s asks the program as the others do", async (shell) => {
  const { ports, recorded } = terminal();

  expect(await cli(ports, ["completion", shell])).toBe(0);
  expect(recorded.out).toMatch(/jobcan-autofill complete "=\$/);
});
