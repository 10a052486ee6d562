import { en, ja } from "@jobcan-automation/sentences";
import type { JobState } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { sampleJob } from "../../../testing/sample-job.ts";
import { noticeOf } from "./notice-of.ts";

const noticeIn = (status: JobState, sentences = ja) => noticeOf(sampleJob({ status }), sentences);
const asking = (number: number): JobState => ({
  state: "waiting_for_person",
  queuedAt: 0,
  startedAt: 1,
  secsLeft: 9,
  question: { kind: "note", number, host: "", title: "", until: 9, mayExtend: true },
});
const ended: JobState = { state: "finished", queuedAt: 0, finishedAt: 2, outcome: "partial" };

test("an end and each question are worth a notice, a place in the queue and progress are not", () => {
  expect(noticeIn({ state: "waiting", queuedAt: 0, position: 2 })).toBeUndefined();
  expect(noticeIn({ state: "running", queuedAt: 0, startedAt: 1 })).toBeUndefined();
  expect(noticeIn(ended)?.text).toBe("一部未完了");
  expect(noticeIn(asking(1))?.key).not.toBe(noticeIn(asking(2))?.key);
});

test("another language makes no other notice", () => {
  expect(noticeIn(ended, en)?.key).toBe(noticeIn(ended)?.key);
});
