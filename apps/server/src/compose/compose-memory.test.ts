import { assessMemory } from "@jobcan-automation/diagnostics";
import { expect, test } from "vitest";
import { actOn } from "./compose-memory.ts";

/** An engine that enters day 3, and remembers what it was reported. */
function engineAtDay(day: number | undefined) {
  const reported: string[] = [];
  return {
    reported,
    dayInHand: () => (day === undefined ? undefined : { jobId: "j1", day }),
    warnOfMemory: ({ usedMb }: { usedMb: number }) => void reported.push(`warn ${usedMb}`),
    stopForMemory: ({ usedMb, percent }: { usedMb: number; percent: number }) =>
      void reported.push(`stop ${usedMb} ${percent}`),
  };
}

const thresholds = { warningMb: 400, limitMb: 450 };

test("at 85 percent the job is reported once, at 90 it is stopped", () => {
  const engine = engineAtDay(3);
  const act = actOn(engine, 450);

  for (const mb of [300, 382, 383, 384, 404.9, 405, 410])
    act(assessMemory({ workingSetMb: mb }, thresholds, true));

  expect(engine.reported).toEqual(["warn 383", "stop 405 90", "stop 410 91.1"]);
});

test("it is reported again when it gets there again", () => {
  const engine = engineAtDay(3);
  const act = actOn(engine, 450);

  for (const mb of [390, 300, 391]) act(assessMemory({ workingSetMb: mb }, thresholds, true));

  expect(engine.reported).toEqual(["warn 390", "warn 391"]);
});

test("while nothing runs nothing is stopped", () => {
  const engine = engineAtDay(undefined);

  actOn(engine, 450)(assessMemory({ workingSetMb: 449 }, thresholds));

  expect(engine.reported).toEqual([]);
});
