import { once } from "node:events";
import { readersOf, xlsxFile } from "@jobcan-automation/workbook/testing";
import { expect, test, vi } from "vitest";
import { liveUser, sendWorkbook } from "./testing/live-user.ts";
import { startService } from "./testing/service-process.ts";

vi.setConfig({ testTimeout: 60_000 });

/** A workbook of five million filled cells, at which a reader is until its deadline. */
function slowWorkbook(): Uint8Array<ArrayBuffer> {
  const row = `<row>${"<c><v>1</v></c>".repeat(16_384)}</row>`;
  return new Uint8Array(xlsxFile({ sheets: [{ name: "s", rows: row.repeat(300) }] }));
}

const patience = { timeout: 10_000 };

test("asked to end while it reads an upload, it ends the reader at once, says so to the user, and ends with 0", async () => {
  await using service = startService();
  const user = liveUser(await service.listening);
  const sending = sendWorkbook(user, slowWorkbook());
  await expect.poll(() => readersOf(service.child.pid), patience).toHaveLength(1);

  service.child.kill("SIGTERM");

  const answer = await sending;
  expect([answer.status, await answer.text()]).toEqual([
    503,
    expect.stringContaining("SHUTTING_DOWN"),
  ]);
  expect(readersOf(service.child.pid)).toEqual([]);
  expect(await service.exited).toBe(0);
  expect(service.lines.join("\n")).not.toContain("server_fault");
});

test("killed while it reads an upload, it leaves no reader behind", async () => {
  await using service = startService();
  const user = liveUser(await service.listening);
  const sending = sendWorkbook(user, slowWorkbook()).catch(() => "cut off");
  await expect.poll(() => readersOf(service.child.pid), patience).toHaveLength(1);

  service.child.kill("SIGKILL");

  await once(service.child, "exit");
  await expect.poll(() => readersOf(service.child.pid), { timeout: 5_000 }).toEqual([]);
  expect(await sending).toBe("cut off");
});
