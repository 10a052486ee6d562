import type { DayRecord } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { createEngineFixture, jobRequest, rowsOf } from "../testing/engine-fixture.ts";

const done = { how: "reported", report: { end: "done" } } as const;
const ref = (jobId: string) => ({ jobId, owner: "owner-a" });
const holiday: DayRecord = {
  date: "2026-11-01",
  row: 2,
  wanted: [],
  note: "",
  sent: [],
  outcome: "skipped",
  reason: "holiday",
};
const [, ...rows] = rowsOf(3);
const request = () => jobRequest({ mode: "recheck", uploadId: "", rows, leftOut: [holiday] });

test.each([
  ["held", { outcome: "verified" }, "succeeded"],
  ["still waiting", { outcome: "awaiting_approval" }, "succeeded"],
  ["not held", { outcome: "failed", reason: "not_held" }, "partial"],
] as const)(
  "a recheck whose days are %s ends by that, and has the whole month",
  async (...given) => {
    const [, end, outcome] = given;
    const { engine, runner, store } = createEngineFixture();

    const { jobId } = await engine.submit(request());
    for (const { date } of rows) runner.latest().reportDay(date, end);
    await runner.latest().end(done);

    const job = await engine.get(ref(jobId));
    expect(runner.latest().spec).toMatchObject({ mode: "recheck", rows });
    expect(job.status).toMatchObject({ state: "finished", outcome });
    expect(job.days.map(({ date }) => date)).toEqual(["2026-11-01", "2026-11-02", "2026-11-03"]);
    expect(job.days[0]).toEqual(holiday);
    expect(store.load(jobId)?.days[0]).toEqual(holiday);
  },
);

test("a recheck that was stopped says which days were not read", async () => {
  const { engine, runner } = createEngineFixture();
  const { jobId } = await engine.submit(request());

  await engine.stop(ref(jobId), "now");
  await runner.latest().end({ how: "reported", report: { end: "stopped", when: "now" } });

  const { status, days } = await engine.get(ref(jobId));
  expect(status).toMatchObject({ outcome: "cancelled" });
  expect(days.map(({ outcome }) => outcome)).toEqual(["skipped", "not_reached", "not_reached"]);
});
