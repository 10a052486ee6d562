import { ja } from "@jobcan-automation/sentences";
import type { JobState } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { sampleDays, sampleJob } from "../../../testing/sample-job.ts";
import { tabTitle } from "./tab-title.ts";

const words = { inQueue: (position: number) => `${position}番目` };
const titleOf = (status: JobState, part = {}) =>
  tabTitle(sampleJob({ status, days: sampleDays(19, 12), ...part }), words, ja);

test("a tab says first how far its job is", () => {
  const running = { state: "running", queuedAt: 0, startedAt: 1 } as const;
  const ended = { state: "finished", queuedAt: 0, finishedAt: 2 } as const;

  expect(titleOf({ state: "waiting", queuedAt: 0, position: 2 })).toBe("2番目 a.xlsx");
  expect(titleOf(running)).toBe("12/19 a.xlsx");
  expect(titleOf({ ...ended, outcome: "partial" })).toBe("一部未完了 a.xlsx");
  expect(titleOf(running, { mode: "probe", days: [], fileName: "" })).toBe("実行中 接続テスト");
});

test("a tab says that somebody is waited for", () => {
  const question = {
    kind: "one_time_code",
    number: 1,
    host: "id.jobcan.jp",
    title: "",
    until: 9,
    mayExtend: true,
  } as const;
  const asking = { state: "waiting_for_person", queuedAt: 0, startedAt: 1, secsLeft: 9 } as const;

  expect(titleOf({ ...asking, question })).toBe("回答待ち a.xlsx");
});
