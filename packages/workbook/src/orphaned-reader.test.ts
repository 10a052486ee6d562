import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test, vi } from "vitest";
import { linuxSystem } from "@jobcan-automation/proc";
import { readerMark, sweepReaders } from "./sweep-readers.ts";
import { readersOf } from "./testing/reader-processes.ts";
import { processesNaming } from "@jobcan-automation/proc/testing";
import { spawnReader } from "./spawn-reader.ts";
import { createUploadFolder, workbookEntry } from "./testing/upload-folder.ts";

vi.setConfig({ testTimeout: 30_000 });

const readModule = new URL("./read-workbook.ts", import.meta.url).href;

/** A server that has started this program in place of the reader. */
async function readingServer(program: string) {
  const folder = await createUploadFolder();
  const entry = pathToFileURL(await folder.write("reader.mjs", program));
  const server = await folder.write(
    "server.mjs",
    `import { readWorkbook } from ${JSON.stringify(readModule)};
     await readWorkbook({ path: import.meta.filename, fileName: "a.csv", entry: new URL(${JSON.stringify(entry.href)}), signal: new AbortController().signal, limits: { readDeadlineMs: 600_000 } });`,
  );
  const child = spawn(process.execPath, [server], { stdio: "ignore" });
  await expect.poll(() => readersOf(child.pid), { timeout: 10_000 }).toHaveLength(1);
  return {
    child,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      for (const pid of readersOf(child.pid)) process.kill(pid, "SIGKILL");
      await folder[Symbol.asyncDispose]();
    },
  };
}

test.each([
  ["busy without a pause", "for (;;);"],
  ["waiting for something", "setInterval(() => {}, 1000);"],
  ["stopped", 'process.kill(process.pid, "SIGSTOP");'],
])("a reader that is %s does not outlive a server that is killed", async (_, program) => {
  await using server = await readingServer(program);
  const { child } = server;

  child.kill("SIGKILL");

  await once(child, "exit");
  await expect.poll(() => readersOf(child.pid), { timeout: 5_000 }).toEqual([]);
});

/** A workbook process without a guard, waiting for its request. */
function bareReader(deadlineMs: number) {
  const words = [
    fileURLToPath(workbookEntry),
    readerMark(linuxSystem.ownInstance(), 1),
    String(deadlineMs),
  ];
  return spawn(process.execPath, ["--no-warnings", ...words], {
    stdio: ["pipe", "ignore", "ignore", "pipe"],
  });
}

test("a reader ends by itself when its lifeline is closed", async () => {
  const reader = bareReader(600_000);

  const lifeline = reader.stdio[3];
  lifeline?.destroy();

  const [code, signal] = await once(reader, "exit");
  expect([code, signal]).toEqual([null, "SIGXCPU"]);
});

test("a reader that its parent does not end ends itself at its deadline", async () => {
  const [code, signal] = await once(bareReader(1), "exit");
  expect([code, signal]).toEqual([null, "SIGXCPU"]);
});

test("a busy reader that its parent does not end is ended by the kernel when its processor time is used up", async () => {
  await using folder = await createUploadFolder();
  const entry = pathToFileURL(await folder.write("busy.mjs", "for (;;);"));
  using reader = spawnReader({
    entry,
    limits: { readerHeapMb: 40, readDeadlineMs: 0 },
    system: linuxSystem,
  });

  const [code, signal] = await once(reader.child, "exit");

  expect([code, signal]).toEqual([null, "SIGXCPU"]);
});

function sleeper(word: string) {
  return spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", word], { stdio: "ignore" });
}

test("at start the readers of dead servers are killed, and no other process", async () => {
  // A server that really starts meanwhile must find nothing to sweep here: the mark is that of this process.
  const own = linuxSystem.ownInstance();
  const reader = sleeper(readerMark(own, 1));
  const other = sleeper(`about ${readerMark(own, 1)}`);
  await Promise.all([reader, other].map(async (child) => await once(child, "spawn")));
  await expect
    .poll(() => processesNaming("jobcan-reader"))
    .toEqual(expect.arrayContaining([reader.pid, other.pid]));

  const sweptOfLiving = sweepReaders(linuxSystem, () => false);
  const stateOfLiving = reader.signalCode;
  const swept = sweepReaders(linuxSystem, (instance) => instance === own);

  await once(reader, "exit");
  expect([sweptOfLiving, stateOfLiving]).toEqual([0, null]);
  expect([swept, reader.signalCode, other.signalCode]).toEqual([1, "SIGKILL", null]);
  other.kill("SIGKILL");
});
