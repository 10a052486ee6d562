import { expect, test } from "vitest";
import { jobsWordsEn } from "../../i18n/jobs/jobs-words-en.ts";
import { jobsWordsJa } from "../../i18n/jobs/jobs-words-ja.ts";
import { receiptOf, type StoredReceipt } from "../../state/stored/stored-job.ts";
import { sampleDays, sampleJob, sampleSummary as summary } from "../../testing/sample-job.ts";
import { sampleOrder } from "../../testing/sample-order.ts";
import { isRemovable, listedJobs, lostNote } from "./listed-jobs.ts";

const ended = { state: "finished", queuedAt: 1, finishedAt: 5, outcome: "partial" } as const;
const running = { state: "running", queuedAt: 0, startedAt: 1 } as const;
const nothing = { orders: [], receipts: [] };

function receipt(id: string, queuedAt: number): StoredReceipt {
  const stored = receiptOf(
    sampleJob({ id, status: { ...ended, queuedAt }, days: sampleDays(3, 2), account: "練習 太郎" }),
  );
  if (stored === undefined) throw new Error("it has ended");
  return stored;
}

test("live jobs are on top, the others follow by when they were sent", () => {
  const known = [
    summary("b", { status: { ...ended, queuedAt: 20 } }),
    summary("live", { status: running }),
  ];
  const stored = { orders: [], receipts: [receipt("a", 30), receipt("c", 10)] };

  expect(listedJobs(known, stored).map(({ id, kind }) => [id, kind])).toEqual([
    ["live", "live"],
    ["a", "ended"],
    ["b", "ended"],
    ["c", "ended"],
  ]);
});

test("a job that both know says when its record goes, and has its receipt", () => {
  const stored = { orders: [sampleOrder({ id: "a" })], receipts: [receipt("a", 1)] };

  expect(listedJobs([summary("a", { recordUntil: 99 })], stored)).toMatchObject([
    { kind: "ended", recordUntil: 99, receipt: { id: "a" }, account: "taro@example.jp" },
  ]);
});

test("a receipt alone says what the list of before said", () => {
  expect(listedJobs([], { orders: [], receipts: [receipt("a", 1)] })).toMatchObject([
    {
      kind: "ended",
      fileName: "a.xlsx",
      months: ["2026-11"],
      account: "練習 太郎",
      counts: { verified: 2, open: 1 },
      recordUntil: undefined,
    },
  ]);
});

test("an order whose result never arrived is told as that, and not left out", () => {
  expect(listedJobs([], { orders: [sampleOrder({ id: "a" })], receipts: [] })).toMatchObject([
    { kind: "lost", id: "a", fileName: "a.xlsx", account: "taro@example.jp" },
  ]);
});

test.each([
  ["fill", "lost"],
  ["plan", "lostUnwritten"],
  ["recheck", "lostUnwritten"],
] as const)(
  "only what may have entered something is to be looked up in Jobcan: %s",
  (mode, note) => {
    expect(lostNote({ mode })).toBe(note);
    for (const words of [jobsWordsJa, jobsWordsEn]) {
      expect(/で確かめて|look at/.test(words[note])).toBe(mode === "fill");
    }
  },
);

test("before the service has answered nothing is called lost", () => {
  const stored = { orders: [sampleOrder({ id: "b" })], receipts: [receipt("a", 1)] };

  expect(listedJobs(undefined, stored).map(({ id }) => id)).toEqual(["a"]);
});

test("a connection test is no month", () => {
  expect(listedJobs([summary("a", { mode: "probe" })], nothing)).toEqual([]);
});

test("what the service alone has of a job cannot be removed here, nor what a live one needs", () => {
  const known = [summary("live", { status: running }), summary("b")];
  const stored = { orders: [sampleOrder({ id: "live" })], receipts: [] };

  expect(listedJobs(known, stored).map(isRemovable)).toEqual([false, false]);
  const own = { orders: [sampleOrder({ id: "b" })], receipts: [] };
  expect(listedJobs([summary("b")], own).map(isRemovable)).toEqual([true]);
});
