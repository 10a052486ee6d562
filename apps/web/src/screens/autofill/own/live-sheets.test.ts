import { expect, test } from "vitest";
import { sampleSummary } from "../../../testing/sample-job.ts";
import { liveSheets, queueOfOthers } from "./live-sheets.ts";

const running = { state: "running", queuedAt: 0, startedAt: 1 } as const;
const waiting = { state: "waiting", queuedAt: 0, position: 1 } as const;
const own = [
  sampleSummary("a", { status: running }),
  sampleSummary("b", { status: waiting }),
  sampleSummary("c"),
  sampleSummary("d", { status: running, mode: "probe" }),
];

test("jobs on a sheet that wait or run are shown; a connection test and what has ended are not", () => {
  expect(liveSheets(own).map(({ id }) => id)).toEqual(["a", "b"]);
});

test("of the queue only the jobs of others are told", () => {
  expect(queueOfOthers({ running: 3, waiting: 2 }, own)).toEqual({ running: 1, waiting: 1 });
  expect(queueOfOthers({ running: 2, waiting: 1 }, own)).toEqual({ running: 0, waiting: 0 });
  expect(queueOfOthers({ running: 0, waiting: 0 }, own), "an older figure").toEqual({
    running: 0,
    waiting: 0,
  });
});
