import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type RawWorkbook, AutofillError } from "@jobcan-automation/contract";
import { createFakeClock, createFakeTelemetry, settled } from "@jobcan-automation/core/testing";
import { expect, test } from "vitest";
import { readWorkbookOfOneDay } from "../testing/uploads-fixture.ts";
import { createFairPlaces } from "./fair-places.ts";
import { storageShares } from "./stored-uploads.ts";
import { LocalUploads } from "./upload-service.ts";
import { createUploadFiles, type UploadFiles } from "./upload-files.ts";

const workbook = readWorkbookOfOneDay;
const { signal } = new AbortController();
const holder = { owner: "owner-a", address: "10.0.0.1" };

const bodyOf = (text: string): ReadableStream<Uint8Array> => new Blob([text]).stream();

/** Files that say they take a megabyte each, and take nothing: a share of 200 is full in no time. */
function createMegabyteFiles(): UploadFiles & { saved: string[] } {
  const saved: string[] = [];
  return {
    saved,
    save: async (uploadId) => {
      saved.push(uploadId);
      return await Promise.resolve(1024 * 1024);
    },
    pathOf: (uploadId) => uploadId,
    remove: () => undefined,
    olderThan: () => [],
  };
}

interface Opening {
  /** Stands for the reader's process. */
  read?: () => Promise<RawWorkbook>;
  waiting?: { owner: number; address: number; all: number };
  files?: UploadFiles;
}

/** A service in a folder of its own. */
function openService({
  read = async () => await Promise.resolve(workbook),
  waiting = { owner: 4, address: 8, all: 9 },
  files: given,
}: Opening = {}) {
  const folder = mkdtempSync(join(tmpdir(), "uploads-test-"));
  const clock = createFakeClock();
  const telemetry = createFakeTelemetry();
  const memory = { usedMb: 1, warningMb: 400, limitMb: 450, refusesNewJob: false };
  const files = given ?? createUploadFiles(folder, 1);
  const service = new LocalUploads({
    files,
    clock,
    telemetry,
    memory: () => memory,
    places: createFairPlaces({
      atOnce: { owner: 1, address: 1, all: 1 },
      waiting,
    }),
    readWorkbook: read,
  });
  const stored = () => readdirSync(join(folder, "uploads"));
  const send = async (text = "PK", owner = "owner-a", address = "10.0.0.1") =>
    await service.receive({
      owner,
      address,
      fileName: "../../十一月.xlsx",
      body: bodyOf(text),
      signal,
    });
  return {
    service,
    clock,
    telemetry,
    memory,
    folder,
    stored,
    send,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}

test("a workbook is stored under a name of ours, read, checked and shown", async () => {
  using opened = openService();

  const preview = await opened.send();

  expect(preview).toMatchObject({ fileName: "十一月.xlsx", today: "2026-11-23" });
  expect(preview.checked.rows).toMatchObject([{ date: "2026-11-02", startMin: 540, endMin: 1080 }]);
  expect(opened.stored()).toEqual([preview.uploadId]);
  expect(preview.uploadId).toMatch(/^[0-9a-f]{32}$/);
  expect(opened.telemetry.lines).toEqual(["upload_done", "excel_before", "excel_after"]);
});

test("days that say no month are read as of the month that is chosen", async () => {
  const sheet = workbook.sheet;
  if (sheet === undefined) throw new Error("a sheet");
  const rows = sheet.rows.map((row) => ({ ...row, cells: { ...row.cells, date: { text: "2" } } }));
  using opened = openService({
    read: async () => await Promise.resolve({ ...workbook, sheet: { ...sheet, rows } }),
  });
  const { uploadId, checked } = await opened.send();
  const choice = { month: "2026-10" };

  const read = await opened.service.read({ ...holder, uploadId, choice, signal });

  expect(checked).toMatchObject({ rows: [], month: { kind: "needed" } });
  expect(read.checked).toMatchObject({ rows: [{ date: "2026-10-02" }], issueCount: 0 });
  expect(read).toMatchObject({ month: "2026-10", checked: { month: { kind: "chosen" } } });
});

test("a body over the limit is refused while it comes, and nothing of it stays", async () => {
  using opened = openService();

  await expect(opened.send("x".repeat(1024 * 1024 + 1))).rejects.toThrow("FILE_TOO_LARGE");
  expect(opened.stored()).toEqual([]);
});

test("a file that cannot be read leaves nothing behind", async () => {
  using opened = openService({
    read: () => Promise.reject(new AutofillError("INVALID_WORKBOOK")),
  });

  await expect(opened.send()).rejects.toThrow("INVALID_WORKBOOK");
  expect(opened.stored()).toEqual([]);
  expect(opened.telemetry.lines).toEqual(["upload_done", "excel_before", "excel_after"]);
});

test("an upload that is cut off leaves nothing behind", async () => {
  using opened = openService();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(10));
      controller.error(new Error("gone"));
    },
  });

  await expect(
    opened.service.receive({ ...holder, fileName: "a.xlsx", body, signal }),
  ).rejects.toMatchObject({
    code: "INVALID_REQUEST",
    facts: { field: "file", reason: "cut_off" },
  });
  expect(opened.stored()).toEqual([]);
});

test("another browser's upload is not found, to read or to submit", async () => {
  using opened = openService();
  const { uploadId } = await opened.send();
  const reading = { uploadId, address: "10.0.0.1", choice: {}, signal };

  expect(opened.service.find("owner-b", uploadId)).toBeUndefined();
  await expect(opened.service.read({ ...reading, owner: "owner-b" })).rejects.toThrow(
    "UPLOAD_NOT_FOUND",
  );
  await expect(opened.service.read({ ...reading, owner: "owner-a" })).resolves.toMatchObject({
    uploadId,
  });
});

test("while memory is high nothing is taken in", async () => {
  using opened = openService();
  opened.memory.refusesNewJob = true;

  await expect(opened.send()).rejects.toThrow("MEMORY_BUSY");
  expect(opened.stored()).toEqual([]);
});

test("one file is read at a time, and a crowd is reported to come again", async () => {
  const gate = Promise.withResolvers<void>();
  let reading = 0;
  let most = 0;
  using opened = openService({
    read: async () => {
      reading += 1;
      most = Math.max(most, reading);
      await gate.promise;
      reading -= 1;
      return workbook;
    },
  });
  const { uploadId } = await (async () => {
    gate.resolve();
    return await opened.send();
  })();
  const crowd = Array.from(
    { length: 7 },
    async () =>
      await opened.service.read({ ...holder, uploadId, choice: {}, signal }).then(
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
  using opened = openService();
  const used = await opened.send();
  const unused = await opened.send();
  opened.service.retain(used.uploadId);
  await opened.clock.advance(60 * 60_000);
  opened.service.sweep();

  expect(opened.stored()).toEqual([used.uploadId]);
  expect(opened.service.find("owner-a", unused.uploadId)).toBeUndefined();
  opened.service.release(used.uploadId);
  opened.service.sweep();
  expect(opened.stored()).toEqual([]);
});

test("45 uploads of one owner cost the owner's oldest, and nobody else's", async () => {
  using opened = openService();
  const { uploadId } = await opened.send("PK", "victim", "10.0.0.2");
  const colleague = await opened.send("PK", "colleague");
  for (let sent = 0; sent < 45; sent += 1) await opened.send("PK", "attacker");

  expect(opened.service.find("victim", uploadId)).toBeDefined();
  expect(opened.service.find("colleague", colleague.uploadId)).toBeDefined();
  expect(opened.stored()).toHaveLength(2 + storageShares.perOwner);
});

test("an address that comes with a fresh owner each time fills its own share, and evicts nobody", async () => {
  using opened = openService({ files: createMegabyteFiles() });
  const { uploadId } = await opened.send("PK", "victim", "10.0.0.2");
  const answers = [];
  for (let sent = 0; sent < 205; sent += 1) {
    const answer = opened.send("PK", `fresh-${sent}`).then(
      () => "read",
      (error: AutofillError) => error.code,
    );
    answers.push(await answer);
  }

  expect(answers.slice(0, 200)).toEqual(Array(200).fill("read"));
  expect(answers.slice(200)).toEqual(Array(5).fill("READER_BUSY"));
  expect(opened.service.find("victim", uploadId)).toBeDefined();
  await expect(opened.send("PK", "honest", "10.0.0.3")).resolves.toMatchObject({ checked: {} });
});

test("what is saved and waits to be read counts in its address' share, and is not there for anybody", async () => {
  const { promise: isFree, resolve: letGo } = Promise.withResolvers<RawWorkbook>();
  const files = createMegabyteFiles();
  using opened = openService({
    read: async () => await isFree,
    waiting: { owner: 4, address: 250, all: 1_000 },
    files,
  });
  let refused = 0;
  const answerTo = async (owner: string, address?: string) =>
    await opened.send("PK", owner, address).then(
      () => "read",
      (error: AutofillError) => {
        refused += 1;
        return error.code;
      },
    );
  const saved = () => opened.telemetry.lines.filter((line) => line === "upload_done").length;
  const crowd = Array.from({ length: 230 }, async (_, index) => await answerTo(`${index}`));
  // Nothing here waits for anything but the reader, so that all has come as far as it can.
  await setImmediate();

  expect(saved() + refused).toBe(crowd.length);

  // Those of the eight places to arrive may have begun before the share was full.
  expect(saved()).toBeLessThan(200 + 8);
  expect(await answerTo("late")).toBe("READER_BUSY");
  const honest = answerTo("honest", "10.0.0.3");
  expect(files.saved.length).toBeGreaterThanOrEqual(200);
  for (const id of files.saved) expect(opened.service.find("0", id)).toBeUndefined();
  letGo(workbook);

  const answers = await Promise.all(crowd);
  expect(new Set(answers)).toEqual(new Set(["read", "READER_BUSY"]));
  expect(await honest).toBe("read");
});

test("what an earlier server left is swept when it is old and no job needs it", () => {
  using opened = openService();
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
  opened.service.retain("needed");

  opened.service.sweep();

  expect([old, needed, young].map((path) => existsSync(path))).toEqual([false, true, true]);
});
