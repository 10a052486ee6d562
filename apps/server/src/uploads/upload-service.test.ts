import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RawWorkbook, AutofillError } from "@jobcan-automation/contract";
import { createFakeClock, createFakeTelemetry, settled } from "@jobcan-automation/core/testing";
import { expect, test } from "vitest";
import { createSlots } from "./semaphore.ts";
import { createUploadDesk } from "./upload-service.ts";
import { createUploadFiles } from "./upload-files.ts";

const workbook: RawWorkbook = {
  format: "xlsx",
  sheets: [],
  sheet: {
    name: "十一月",
    headerRow: 1,
    headers: [],
    mapping: { date: 1, start: 2, end: 3 },
    rows: [
      {
        row: 2,
        cells: { date: { text: "2026-11-02" }, start: { text: "9:00" }, end: { text: "18:00" } },
      },
    ],
  },
};
const { signal } = new AbortController();

const bodyOf = (text: string): ReadableStream<Uint8Array> => new Blob([text]).stream();

/** A desk in a folder of its own; `read` stands for the reader's process. */
function openDesk(read: () => Promise<RawWorkbook> = async () => await Promise.resolve(workbook)) {
  const folder = mkdtempSync(join(tmpdir(), "desk-test-"));
  const clock = createFakeClock();
  const telemetry = createFakeTelemetry();
  const memory = { usedMb: 1, warningMb: 400, limitMb: 450, refusesNewJob: false };
  const files = createUploadFiles(folder, 1);
  const desk = createUploadDesk({
    files,
    clock,
    telemetry,
    memory: () => memory,
    turns: createSlots({ atOnce: 1, waiting: 4 }),
    readWorkbook: read,
  });
  const kept = () => readdirSync(join(folder, "uploads"));
  const send = async (text = "PK", owner = "owner-a") =>
    await desk.receive({ owner, fileName: "../../十一月.xlsx", body: bodyOf(text), signal });
  return {
    desk,
    clock,
    telemetry,
    memory,
    folder,
    kept,
    send,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}

test("a workbook is kept under a name of ours, read, checked and shown", async () => {
  using opened = openDesk();

  const preview = await opened.send();

  expect(preview).toMatchObject({ fileName: "十一月.xlsx", today: "2026-11-23" });
  expect(preview.checked.rows).toMatchObject([{ date: "2026-11-02", startMin: 540, endMin: 1080 }]);
  expect(opened.kept()).toEqual([preview.uploadId]);
  expect(preview.uploadId).toMatch(/^[0-9a-f]{32}$/);
  expect(opened.telemetry.lines).toEqual(["upload_done", "excel_before", "excel_after"]);
});

test("a body over the limit is refused while it comes, and nothing of it stays", async () => {
  using opened = openDesk();

  await expect(opened.send("x".repeat(1024 * 1024 + 1))).rejects.toThrow("FILE_TOO_LARGE");
  expect(opened.kept()).toEqual([]);
});

test("a file that cannot be read leaves nothing behind", async () => {
  using opened = openDesk(() => Promise.reject(new AutofillError("INVALID_WORKBOOK")));

  await expect(opened.send()).rejects.toThrow("INVALID_WORKBOOK");
  expect(opened.kept()).toEqual([]);
  expect(opened.telemetry.lines).toEqual(["upload_done", "excel_before", "excel_after"]);
});

test("an upload that is cut off leaves nothing behind", async () => {
  using opened = openDesk();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(10));
      controller.error(new Error("gone"));
    },
  });

  await expect(
    opened.desk.receive({ owner: "owner-a", fileName: "a.xlsx", body, signal }),
  ).rejects.toThrow("gone");
  expect(opened.kept()).toEqual([]);
});

test("another browser's upload is not found, to read or to submit", async () => {
  using opened = openDesk();
  const { uploadId } = await opened.send();
  const reading = { uploadId, choice: {}, signal };

  expect(opened.desk.find("owner-b", uploadId)).toBeUndefined();
  await expect(opened.desk.read({ ...reading, owner: "owner-b" })).rejects.toThrow(
    "UPLOAD_NOT_FOUND",
  );
  await expect(opened.desk.read({ ...reading, owner: "owner-a" })).resolves.toMatchObject({
    uploadId,
  });
});

test("while memory is high nothing is taken in", async () => {
  using opened = openDesk();
  opened.memory.refusesNewJob = true;

  await expect(opened.send()).rejects.toThrow("MEMORY_BUSY");
  expect(opened.kept()).toEqual([]);
});

test("one file is read at a time, and a crowd is told to come again", async () => {
  const gate = Promise.withResolvers<void>();
  let reading = 0;
  let most = 0;
  using opened = openDesk(async () => {
    reading += 1;
    most = Math.max(most, reading);
    await gate.promise;
    reading -= 1;
    return workbook;
  });
  const { uploadId } = await (async () => {
    gate.resolve();
    return await opened.send();
  })();
  const crowd = Array.from(
    { length: 7 },
    async () =>
      await opened.desk.read({ owner: "owner-a", uploadId, choice: {}, signal }).then(
        () => "read",
        (error: AutofillError) => error.code,
      ),
  );
  await settled();

  const answers = await Promise.all(crowd);
  expect(answers.filter((answer) => answer === "READER_BUSY")).toHaveLength(2);
  expect(most).toBe(1);
});

test("an upload stays as long as a job needs it, and an hour without one", async () => {
  using opened = openDesk();
  const used = await opened.send();
  const unused = await opened.send();
  opened.desk.retain(used.uploadId);
  await opened.clock.advance(60 * 60_000);
  opened.desk.sweep();

  expect(opened.kept()).toEqual([used.uploadId]);
  expect(opened.desk.find("owner-a", unused.uploadId)).toBeUndefined();
  opened.desk.release(used.uploadId);
  opened.desk.sweep();
  expect(opened.kept()).toEqual([]);
});

test("what an earlier server left is swept when it is old and no job needs it", () => {
  using opened = openDesk();
  const stray = (name: string, ageSecs: number) => {
    const path = join(opened.folder, "uploads", name);
    writeFileSync(path, "PK");
    const then = Date.now() / 1000 - ageSecs;
    utimesSync(path, then, then);
    return path;
  };
  const old = stray("old", 8000);
  const needed = stray("needed", 8000);
  const young = stray("young", 10);
  opened.desk.retain("needed");

  opened.desk.sweep();

  expect([old, needed, young].map((path) => existsSync(path))).toEqual([false, true, true]);
});
