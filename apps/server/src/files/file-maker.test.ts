import type { JobView } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { linuxSystem } from "@jobcan-automation/proc";
import { createFileMaker } from "./file-maker.ts";
import { createFairPlaces } from "../uploads/fair-places.ts";

const { signal } = new AbortController();
const holder = { owner: "o", address: "a" };
const one = { owner: 1, address: 1, all: 1 };
const none = { owner: 0, address: 0, all: 0 };

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
  const places = createFairPlaces({ atOnce: one, waiting: none });
  const { promise: done, resolve: finish } = Promise.withResolvers<void>();
  const reading = places.run(holder, async () => await done, signal);
  const files = createFileMaker({
    system: linuxSystem,
    entry: new URL("file:///nowhere"),
    now: () => 0,
    pathOf: () => "",
    places,
  });
  const asked = {
    job,
    upload: { uploadId: "u", sheet: undefined },
    holder,
    language: "ja",
    signal,
  } as const;

  await expect(files.template("2026-11", holder, signal)).rejects.toThrow("READER_BUSY");
  await expect(files.receipt({ ...asked, format: "xlsx" })).rejects.toThrow("READER_BUSY");
  expect((await files.receipt({ ...asked, format: "csv" })).fileName).toBe("十一月_receipt.csv");
  finish();
  await reading;
});

test("nine downloads of a month's template start one process, and a crowd of months does not fill memory", async () => {
  const waiting = { owner: 9, address: 9, all: 20 };
  const made: string[] = [];
  const files = createFileMaker({
    system: linuxSystem,
    entry: new URL("file:///nowhere"),
    now: () => 0,
    pathOf: () => "",
    places: createFairPlaces({ atOnce: one, waiting }),
    make: async ({ month }) => {
      made.push(month);
      return await Promise.resolve(Buffer.from(month));
    },
  });
  const ask = async (month: string) => await files.template(month, holder, signal);

  const answers = await Promise.all(Array.from({ length: 9 }, async () => await ask("2026-11")));
  expect(new Set(answers.map(({ bytes }) => Buffer.from(bytes).toString()))).toEqual(
    new Set(["2026-11"]),
  );
  expect(made).toEqual(["2026-11"]);

  for (let month = 1; month <= 12; month += 1) await ask(`2025-${`${month}`.padStart(2, "0")}`);
  await ask("2026-11");
  expect(made.filter((month) => month === "2026-11")).toHaveLength(2);
});
