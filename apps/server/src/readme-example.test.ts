import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { monthBytes, practicePassword } from "./testing/live-user.ts";
import { startPractice, startService } from "./testing/service-process.ts";

vi.setConfig({ testTimeout: 90_000 });

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const example = fromRoot("packages/client/examples/fill-month.ts");

test("the README shows the example as it is", async () => {
  const [, shown] = /```ts\n(.*?)```/s.exec(await readFile(fromRoot("README.md"), "utf8")) ?? [];

  expect(shown).toBe(await readFile(example, "utf8"));
});

test("the example fills a month and tells each day's end", async () => {
  await using practice = await startPractice();
  await using service = startService({ env: { ...practice.env, PUNCH_DELAY_MS: "0" } });
  await using folder = await mkdtempDisposable(join(tmpdir(), "readme-"));
  await writeFile(join(folder.path, "my-month.xlsx"), monthBytes());
  const url = await service.listening;

  const child = spawn(process.execPath, [example], {
    cwd: folder.path,
    env: { JOBCAN_AUTOFILL_SERVER: url, JOBCAN_PASSWORD: practicePassword },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const reported = await text(child.stdout);

  expect(await exited).toEqual([0, null]);
  expect(reported.match(/^\S+ verified$/gm)).toHaveLength(19);
});
