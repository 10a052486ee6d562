import { ja } from "@jobcan-automation/sentences";
import type { JobView } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { jobWordsJa } from "../../../i18n/job/job-words-ja.ts";
import { sampleDays, sampleJob } from "../../../testing/sample-job.ts";
import { milestoneOf } from "./milestone.ts";

const jobAt = (done: number, part: Partial<JobView> = {}) =>
  sampleJob({ days: sampleDays(19, done), ...part });

test("every fifth day is announced, and nothing between", () => {
  const announced = [4, 5, 6, 9, 10].map((done) => milestoneOf(jobAt(done), jobWordsJa, ja));

  expect(announced).toEqual([
    "実行中",
    "19日中 5日が終わりました",
    "19日中 5日が終わりました",
    "19日中 5日が終わりました",
    "19日中 10日が終わりました",
  ]);
});

test("waiting, signing in and the end are announced", () => {
  const waiting = jobAt(0, { status: { state: "waiting", queuedAt: 0, position: 2 } });
  const ended = jobAt(19, {
    status: { state: "finished", queuedAt: 0, finishedAt: 1, outcome: "partial" },
  });

  expect(milestoneOf(waiting, jobWordsJa, ja)).toBe("順番待ち 2番目です");
  expect(milestoneOf(jobAt(0, { account: "太郎" }), jobWordsJa, ja)).toContain("太郎");
  expect(milestoneOf(ended, jobWordsJa, ja)).toBe("終了しました：一部未完了");
});
