import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { liveUser } from "./testing/live-user.ts";
import { startPractice, startService } from "./testing/service-process.ts";

vi.setConfig({ testTimeout: 180_000 });

const hook = new URL("./testing/record-kernel-files.mjs", import.meta.url).href;

/**
 * A job of two days from its sheet to its receipt. Gives the programs that ran under the hook, and the files of the
 * kernel that our code asked for in each, as "<program> <path>".
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
  const id = await user.start(2);
  const job = await user.until(id, ({ status }) => status.state === "finished");
  const receipt = await user.send(`/receipts/${id}.xlsx`);
  service.child.kill("SIGTERM");
  expect(await service.exited).toBe(0);
  const lines = readFileSync(record, "utf8").trim().split("\n");
  return {
    outcome: job.status.state === "finished" ? job.status.outcome : undefined,
    receiptStatus: receipt.status,
    programs: new Set(
      lines.filter((line) => line.startsWith("began ")).map((line) => line.slice(6)),
    ),
    files: lines.filter((line) => !line.startsWith("began ")),
  };
}

const programs = new Set(["main.ts", "runner-main.ts", "workbook-main.ts"]);

test("with the portable system no code of ours asks for /proc or /sys, in server, runner or reader", async () => {
  const job = await filesOfAJob("portable");

  expect(job).toEqual({ outcome: "succeeded", receiptStatus: 200, programs, files: [] });
});

test("the hook would see it: Linux's own asks for them", async () => {
  const { outcome, files } = await filesOfAJob("auto");

  expect(outcome).toBe("succeeded");
  expect(files).toContain("runner-main.ts /proc/self/coredump_filter");
  expect(files.some((file) => file.startsWith("main.ts /sys/fs/cgroup"))).toBe(true);
});
