import { expect, test, vi } from "vitest";
import { jobRequest } from "../engine-fixture.ts";
import {
  done,
  type OpenEngine,
  patience,
  refusalOf,
  runOf,
  submitted,
} from "./engine-under-test.ts";

/** Who waits, and what becomes of them. */
export function waits(open: OpenEngine): void {
  test("jobs wait in order with their places, and beyond the last place the next is refused", async () => {
    await using opened = await open();
    const { engine } = opened;
    const ask = async (login: string) => await submitted(opened, jobRequest({ login }));
    const first = await ask("a@x.jp");
    const run = await runOf(opened, first);
    const waiting = [await ask("b@x.jp"), await ask("c@x.jp"), await ask("d@x.jp")];

    const views = await Promise.all(waiting.map(async (ref) => await engine.get(ref)));
    expect(views.map(({ status }) => status)).toMatchObject([
      { state: "waiting", position: 1 },
      { state: "waiting", position: 2 },
      { state: "waiting", position: 3 },
    ]);
    expect(await engine.counts()).toMatchObject({ waiting: 3, running: 1 });
    const refusal = await refusalOf(engine.submit(jobRequest({ login: "e@x.jp" })));
    expect(refusal.code).toBe("QUEUE_FULL");
    expect(refusal.facts).toMatchObject({ running: 1, waiting: 3 });
    expect(refusal.retryAfterSecs).toBeGreaterThan(0);

    await run.end(done);
    await runOf(opened, waiting[0] ?? first);
    await vi.waitFor(async () => {
      const { status } = await engine.get(waiting[2] ?? first);
      expect(status).toMatchObject({ state: "waiting", position: 2 });
    }, patience);
  });

  test("an engine that is shut down takes nothing new, and what waited is interrupted", async () => {
    await using opened = await open();
    const { engine } = opened;
    const first = await submitted(opened, jobRequest({ login: "a@x.jp" }));
    const run = await runOf(opened, first);
    const second = await submitted(opened, jobRequest({ login: "b@x.jp" }));

    const shutdown = engine.shutdown();
    await vi.waitFor(() => expect(run.asked).toContain("after_day"), patience);
    expect((await refusalOf(engine.submit(jobRequest({ login: "c@x.jp" })))).code).toBe(
      "SHUTTING_DOWN",
    );
    await run.end({ how: "reported", report: { end: "stopped", when: "after_day" } });
    await shutdown;
    expect(opened.runner.runs.map(({ jobId }) => jobId)).not.toContain(second.jobId);
  });
}
