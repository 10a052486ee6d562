import { execFile } from "node:child_process";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { workbookLimits } from "@jobcan-automation/contract";
import { oomScores } from "@jobcan-automation/proc";
import { readWorkbook } from "./read-workbook.ts";
import { runWorkbookProcess } from "./run-workbook-process.ts";
import { createUploadFolder, refusalOf, workbookEntry } from "./testing/upload-folder.ts";
import { headerRow, textRow, xlsxFile } from "./testing/xlsx-file.ts";

const good = { name: "s", rows: headerRow + textRow(2, ["2026-11-02", "9:00", "18:00"]) };

const invalid = (reason: string) => ({ code: "INVALID_WORKBOOK", reason });

test("a reader that takes too much time, memory or output is ended with the reason", async () => {
  const file = xlsxFile({ sheets: [good] });
  expect(await refusalOf(file, { limits: { readDeadlineMs: 5 } })).toMatchObject(
    invalid("too_slow"),
  );
  const long = {
    name: "s",
    rows:
      headerRow +
      Array.from({ length: 1999 }, (_, index) =>
        textRow(index + 2, ["x".repeat(400), "y".repeat(400), "z".repeat(400), "w"]),
      ).join(""),
  };
  const limits = { maxCompressionRatio: 10_000, maxCellChars: 5_000 };
  expect(
    await refusalOf(xlsxFile({ sheets: [long] }), { limits: { ...limits, readerHeapMb: 8 } }),
  ).toMatchObject(invalid("too_much_memory"));
  const talkative = {
    name: "s",
    rows:
      headerRow +
      Array.from({ length: 1999 }, (_, index) =>
        textRow(index + 2, ["x".repeat(2100), "y", "z"]),
      ).join(""),
  };
  expect(await refusalOf(xlsxFile({ sheets: [talkative] }), { limits })).toMatchObject(
    invalid("too_much_output"),
  );
});

test("a reader with endless output is ended at once", async () => {
  await using folder = await createUploadFolder();
  const script = 'const go = () => process.stdout.write("x".repeat(100_000), go); go();';
  const entry = pathToFileURL(await folder.write("talker.mjs", script));
  const path = await folder.write("a.xlsx", xlsxFile({ sheets: [good] }));
  const limits = { readDeadlineMs: 60_000 };
  const signal = new AbortController().signal;
  const reading = readWorkbook({ path, fileName: "a.xlsx", entry, limits, signal });
  await expect(reading).rejects.toMatchObject({
    facts: { reason: "too_much_output", exit: "SIGKILL" },
  });
});

const hoard = "const held = []; setInterval(() => held.push(Buffer.alloc(2_000_000, 1)), 1);";

test("a reader that exceeds its memory limit outside its heap is ended with the reason", async () => {
  await using folder = await createUploadFolder();
  const entry = pathToFileURL(await folder.write("hoarder.mjs", hoard));
  const path = await folder.write("a.csv", "a,b\n");
  const limits = { readDeadlineMs: 60_000 };
  const signal = new AbortController().signal;
  const reading = readWorkbook({ path, fileName: "a.csv", entry, limits, signal });
  await expect(reading).rejects.toMatchObject({
    facts: { reason: "too_much_memory", exit: "SIGKILL", limitMb: workbookLimits.readerMemoryMb },
  });
});

test("the memory limit applies only where the system reports a process's memory", async () => {
  await using folder = await createUploadFolder();
  const idle = pathToFileURL(await folder.write("idle.mjs", "setInterval(() => {}, 1000);"));
  const path = await folder.write("a.csv", "日付,開始,終了\n2026-11-02,9:00,18:00\n");
  const limits = { ...workbookLimits, readDeadlineMs: 25_000, readerMemoryMb: 300 };
  const request = { kind: "read", path, fileName: "a.csv", choice: {}, limits } as const;
  const options = { limits, signal: new AbortController().signal, maxOutputBytes: 100_000 };
  const reading = runWorkbookProcess(request, { ...options, entry: idle, residentMb: () => 301 });
  await expect(reading).rejects.toMatchObject({ facts: { reason: "too_much_memory" } });
  const { workbook } = await runWorkbookProcess(request, {
    ...options,
    entry: workbookEntry,
    residentMb: () => undefined,
  });
  expect(workbook?.sheet?.rows).toHaveLength(1);
});

test("the kernel kills a reader before any run", async () => {
  await using folder = await createUploadFolder();
  const script = `
    import { readFileSync } from "node:fs";
    const score = Number(readFileSync("/proc/self/oom_score_adj", "utf8"));
    console.log(JSON.stringify({ ok: false, code: "INVALID_WORKBOOK", facts: { score } }));`;
  const entry = pathToFileURL(await folder.write("probe.mjs", script));
  const path = await folder.write("a.csv", "a,b\n");
  const signal = new AbortController().signal;
  const reading = readWorkbook({ path, fileName: "a.csv", entry, signal });
  await expect(reading).rejects.toMatchObject({ facts: { score: oomScores.reader } });
  expect(oomScores.reader).toBeGreaterThan(oomScores.runner);
});

test("a reader that cannot start is an internal error, not one of the file", async () => {
  await using folder = await createUploadFolder();
  const entry = pathToFileURL(await folder.write("broken.mjs", 'throw new Error("broken build")'));
  const path = await folder.write("a.xlsx", xlsxFile({ sheets: [good] }));
  const signal = new AbortController().signal;
  const error: unknown = await readWorkbook({ path, fileName: "a.xlsx", entry, signal }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ code: "INTERNAL", facts: { exit: "1" } });
  expect(error).toHaveProperty("cause", expect.stringContaining("broken build"));
});

test("a reader that the system has no files for is no error of the file, nor one without a name", async () => {
  await using folder = await createUploadFolder();
  const path = await folder.write("a.csv", "a,b\n");
  const script = `
    import { openSync, closeSync } from "node:fs";
    import { readWorkbook } from ${JSON.stringify(import.meta.resolve("./index.ts"))};
    const held = [];
    try { for (;;) held.push(openSync("/dev/null")); } catch {}
    for (const one of held.splice(-3)) closeSync(one);
    const error = await readWorkbook({ path: ${JSON.stringify(path)}, fileName: "a.csv",
      entry: new URL(${JSON.stringify(workbookEntry.href)}), signal: new AbortController().signal }).catch((reason) => reason);
    console.log(error.code, JSON.stringify(error.facts));`;
  const main = await folder.write("starved.mjs", script);
  const words = ["-c", 'ulimit -n 64; exec "$@"', "sh", process.execPath, "--no-warnings", main];
  const { stdout } = await promisify(execFile)("/bin/sh", words);
  expect(stdout.trim()).toBe('NO_SPACE {"errno":"EMFILE"}');
});

test("the reading process may neither write files nor start processes, and sees no environment", async () => {
  await using folder = await createUploadFolder();
  const script = `
    import { writeFileSync } from "node:fs";
    import { spawnSync } from "node:child_process";
    const tried = [() => writeFileSync(${JSON.stringify(`${folder.path}/out`)}, "x"), () => spawnSync("true")].map((action) => {
      try { action(); return "done"; } catch (error) { return error.code; }
    });
    console.log(JSON.stringify({ ok: false, code: "INVALID_WORKBOOK", facts: { tried: tried.join(), env: Object.keys(process.env).join() } }));`;
  const entry = pathToFileURL(await folder.write("probe.mjs", script));
  const path = await folder.write("a.xlsx", xlsxFile({ sheets: [good] }));
  const signal = new AbortController().signal;
  await expect(readWorkbook({ path, fileName: "a.xlsx", entry, signal })).rejects.toMatchObject({
    facts: { tried: "ERR_ACCESS_DENIED,ERR_ACCESS_DENIED", env: "" },
  });
});
