import { expect, test } from "vitest";
import { AutofillError } from "@jobcan-automation/contract";
import { untilFresh } from "./until-fresh.ts";

function answering(took: readonly number[], last?: Error) {
  let nowMs = 0;
  let asked = 0;
  const ask = async () => {
    nowMs += took[asked] ?? 0;
    asked += 1;
    if (last !== undefined && asked > took.length) throw last;
  };
  return { ask, nowMs: () => nowMs, asked: () => asked };
}

test("an answer that comes at once is enough", async () => {
  const { ask, nowMs, asked } = answering([4_999]);

  await untilFresh(ask, nowMs);

  expect(asked()).toBe(1);
});

test("an answer that was given before a long freeze is asked for again", async () => {
  const { ask, nowMs, asked } = answering([40_000, 5_000, 3]);

  await untilFresh(ask, nowMs);

  expect(asked()).toBe(3);
});

test("a refusal of the second asking is the end: nothing is pressed on the first one's answer", async () => {
  const { ask, nowMs } = answering([40_000], new AutofillError("INTERRUPTED"));

  await expect(untilFresh(ask, nowMs)).rejects.toMatchObject({ code: "INTERRUPTED" });
});
