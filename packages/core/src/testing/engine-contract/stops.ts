import type { StopMode } from "@jobcan-automation/contract";
import { expect, test, vi } from "vitest";
import { jobRequest } from "../engine-fixture.ts";
import {
  submitted,
  runOf,
  untilFinished,
  done,
  patience,
  type OpenEngine,
} from "./engine-under-test.ts";

/** A job ends at its owner's request. */
export function stops(open: OpenEngine): void {
  test.each<StopMode>(["now", "after_day"])(
    "a running job is asked to stop %s, and is cancelled when it has",
    async (mode) => {
      await using opened = await open();
      const { engine } = opened;
      const ref = await submitted(opened);
      const run = await runOf(opened, ref);

      await engine.stop(ref, mode);
      await vi.waitFor(() => expect(run.asked).toContain(mode), patience);
      await run.end({ how: "reported", report: { end: "stopped", when: mode } });

      await untilFinished(engine, ref);
      const { status } = await engine.get(ref);
      expect(status).toMatchObject({ outcome: "cancelled", error: { code: "JOB_CANCELLED" } });
    },
  );

  test("a job that waits ends at once when it is stopped, and never runs", async () => {
    await using opened = await open();
    const { engine } = opened;
    const first = await submitted(opened, jobRequest({ login: "a@x.jp" }));
    const run = await runOf(opened, first);
    const second = await submitted(opened, jobRequest({ login: "b@x.jp" }));

    await engine.stop(second, "now");
    await untilFinished(engine, second);
    const { status } = await engine.get(second);
    expect(status).toMatchObject({ outcome: "cancelled", error: { code: "JOB_CANCELLED" } });

    const third = await submitted(opened, jobRequest({ login: "c@x.jp" }));
    await run.end(done);
    await runOf(opened, third);
    expect(opened.runner.runs.map(({ jobId }) => jobId)).toEqual([first.jobId, third.jobId]);
  });
}
