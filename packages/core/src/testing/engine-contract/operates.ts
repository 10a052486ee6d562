import type { StopMode } from "@jobcan-automation/contract";
import { expect, test, vi } from "vitest";
import { jobRequest } from "../engine-fixture.ts";
import {
  done,
  gather,
  logOf,
  type OpenEngine,
  patience,
  refusalOf,
  runOf,
  submitted,
  untilFinished,
} from "./engine-under-test.ts";

/** What whoever operates the service sees of it and does to it. */
export function operates(open: OpenEngine): void {
  test("a draining engine refuses what is new, runs what it has taken, and can be taken back", async () => {
    await using opened = await open();
    const { engine } = opened;
    const { operation } = engine;
    const first = await submitted(opened, jobRequest({ login: "a@x.jp" }));
    const run = await runOf(opened, first);
    const second = await submitted(opened, jobRequest({ login: "b@x.jp" }));
    expect(await operation.isDraining()).toBe(false);

    await operation.drain();
    await operation.drain();

    const refusal = await refusalOf(engine.submit(jobRequest({ login: "c@x.jp" })));
    expect([refusal.code, refusal.retryAfterSecs]).toEqual(["DRAINING", 300]);
    expect(await operation.overview()).toMatchObject({ isDraining: true, jobs: [{}, {}] });
    expect(await engine.submit(jobRequest({ login: "b@x.jp" }))).toEqual({
      jobId: second.jobId,
      attached: true,
    });
    run.verifyAll();
    await run.end(done);
    const next = await runOf(opened, second);
    next.verifyAll();
    await next.end(done);
    await untilFinished(engine, second);
    expect((await engine.get(second)).status).toMatchObject({ outcome: "succeeded" });
    expect(await operation.overview()).toEqual({ isDraining: true, jobs: [], unlisted: 0 });

    await operation.admit();

    expect(await operation.isDraining()).toBe(false);
    await runOf(opened, await submitted(opened, jobRequest({ login: "c@x.jp" })));
  });

  test("all jobs are seen without a name: states, places and days", async () => {
    await using opened = await open();
    const { engine } = opened;
    const names = { login: "taro@example.jp", fileName: "山田_十一月.xlsx" };
    const first = await submitted(opened, jobRequest(names));
    const run = await runOf(opened, first);
    const others = [
      await submitted(opened, jobRequest({ login: "b@x.jp", owner: "another" })),
      await submitted(opened, jobRequest({ login: "c@x.jp" })),
    ];
    const [day] = (await engine.get(first)).days;
    run.reporter.account("山田 太郎");
    run.reportDay(day?.date ?? "", { outcome: "verified" });

    await vi.waitFor(async () => {
      const { jobs } = await engine.operation.overview();
      expect(jobs).toMatchObject([
        { jobId: first.jobId, state: "running", days: run.spec.rows.length, daysDone: 1 },
        { jobId: others[0]?.jobId, state: "waiting", position: 1, daysDone: 0 },
        { jobId: others[1]?.jobId, state: "waiting", position: 2, daysDone: 0 },
      ]);
    }, patience);
    const text = JSON.stringify(await engine.operation.overview());
    expect(text).not.toMatch(/taro|山田|月|xlsx|x\.jp|owner|another/);
    expect(text).not.toContain(day?.date);
    await run.end(done);
  });

  test.each<StopMode>(["now", "after_day"])(
    "a job that its operator stops %s ends so, and its owner is told who it was",
    async (mode) => {
      await using opened = await open();
      const { engine } = opened;
      const ref = await submitted(opened);
      const run = await runOf(opened, ref);

      await engine.operation.stop(ref.jobId, mode);
      await vi.waitFor(() => expect(run.asked).toContain(mode), patience);
      await run.end({ how: "reported", report: { end: "stopped", when: mode } });

      await untilFinished(engine, ref);
      expect((await engine.get(ref)).status).toMatchObject({
        outcome: "cancelled",
        error: { code: "JOB_CANCELLED", facts: { cause: "operator" } },
      });
      const messages = logOf(await gather(engine, ref)).map(({ message }) => message);
      expect(messages).toContainEqual({
        code: "stop_requested",
        facts: { when: mode, by: "operator" },
      });
      const again = await refusalOf(engine.operation.stop(ref.jobId, "now"));
      expect(again.code).toBe("JOB_NOT_FOUND");
    },
  );

  test("a waiting job that its operator stops never runs, and one that is unknown is not found", async () => {
    await using opened = await open();
    const { engine } = opened;
    const first = await submitted(opened, jobRequest({ login: "a@x.jp" }));
    const run = await runOf(opened, first);
    const second = await submitted(opened, jobRequest({ login: "b@x.jp" }));

    await engine.operation.stop(second.jobId, "now");

    await untilFinished(engine, second);
    expect((await engine.get(second)).status).toMatchObject({
      outcome: "cancelled",
      error: { code: "JOB_CANCELLED", facts: { cause: "operator" } },
    });
    expect((await refusalOf(engine.operation.stop("nobody's", "now"))).code).toBe("JOB_NOT_FOUND");
    await run.end(done);
    expect(opened.runner.runs.map(({ jobId }) => jobId)).toEqual([first.jobId]);
  });
}
