import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

test("a process over its own wall ends as one whose memory is full", async () => {
  expect(await exitWith("limitOwnMemory(1); setInterval(() => {}, 1000);")).toBe(134);
});

test.each(["limitOwnMemory(100_000);", "limitOwnMemory(Number(undefined));", "limitOwnMemory(0);"])(
  "it ends as usual with %s",
  async (script) => {
    expect(await exitWith(`${script} setTimeout(() => {}, 100);`)).toBe(0);
  },
);

async function exitWith(script: string): Promise<unknown> {
  const module = JSON.stringify(import.meta.resolve("./limit-own-memory.ts"));
  const program = `import { limitOwnMemory } from ${module}; ${script}`;
  const words = ["--no-warnings", "--input-type=module", "-e", program];
  const [code] = await once(spawn(process.execPath, words, { stdio: "ignore" }), "exit");
  return code;
}
