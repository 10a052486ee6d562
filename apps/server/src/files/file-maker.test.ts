import type { JobView } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { createFileMaker } from "./file-maker.ts";
import { createSemaphore } from "../uploads/semaphore.ts";

const { signal } = new AbortController();

const job: JobView = {
  id: "j",
  fileName: "十一月.xlsx",
  target: "practice",
  mode: "fill",
  status: { state: "finished", queuedAt: 1, finishedAt: 5, outcome: "succeeded" },
  days: [],
  lastSeq: 0,
  droppedLogEntries: 0,
};

test("while the workbook process is at work for somebody, no second one is started for a download", async () => {
  const semaphore = createSemaphore({ atOnce: 1, waiting: 0 });
  const { promise: done, resolve: finish } = Promise.withResolvers<void>();
  const reading = semaphore.run(async () => await done, signal);
  const files = createFileMaker({
    entry: new URL("file:///nowhere"),
    now: () => 0,
    pathOf: () => "",
    semaphore,
  });
  const asked = {
    job,
    upload: { uploadId: "u", sheet: undefined },
    language: "ja",
    signal,
  } as const;

  await expect(files.template("2026-11", signal)).rejects.toThrow("READER_BUSY");
  await expect(files.receipt({ ...asked, format: "xlsx" })).rejects.toThrow("READER_BUSY");
  expect((await files.receipt({ ...asked, format: "csv" })).fileName).toBe("十一月_receipt.csv");
  finish();
  await reading;
});
