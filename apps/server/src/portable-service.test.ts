import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { liveUser } from "./testing/live-user.ts";
import { startPractice, startService } from "./testing/service-process.ts";

vi.setConfig({ testTimeout: 180_000 });

const hook = new URL("./testing/record-kernel-files.mjs", import.meta.url).href;

/**
 * A job of one day from its sheet to its receipt, however it ends: on a busy machine the site may be too slow for it.
 * Gives the programs that ran under the hook, and the files of the kernel that our code asked for in each, as
 * "<program> <path>".
 */
async function filesOfAJob(processSystem: "auto" | "portable") {
  const folder = mkdtempSync(join(tmpdir(), "kernel-files-"));
  using _folder = { [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
  const record = join(folder, "record.txt");
  await using practice = await startPractice();
  await using service = startService({
    nodeArgs: ["--import", hook],
    env: { ...practice.env, PROCESS_SYSTEM: processSystem, KERNEL_FILES_RECORD: record },
  });
  const user = liveUser(await service.listening);
  const id = await user.start(1);
  await user.until(id, ({ status }) => status.state === "finished");
  await user.send(`/receipts/${id}.xlsx`);
  service.child.kill("SIGTERM");
  expect(await service.exited).toBe(0);
  const lines = readFileSync(record, "utf8").trim().split("\n");
  return {
    hadBrowser: service.lines.some((line) => line.includes("browser_count increment")),
    programs: new Set(
      lines.filter((line) => line.startsWith("began ")).map((line) => line.slice(6)),
    ),
    files: lines.filter((line) => !line.startsWith("began ")),
  };
}

const programs = new Set(["main.ts", "runner-main.ts", "workbook-main.ts"]);

test("with the portable system no code of ours asks for /proc or /sys, in server, runner or reader", async () => {
  const job = await filesOfAJob("portable");

  expect(job).toEqual({ hadBrowser: true, programs, files: [] });
});

test("the hook would see it: Linux's own asks for them", async () => {
  const { files } = await filesOfAJob("auto");

  expect(files).toContain("runner-main.ts /proc/self/coredump_filter");
  expect(files).toContain("main.ts /proc/self/cgroup");
});
