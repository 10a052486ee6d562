import { expect, test } from "vitest";
import { jobRequest } from "../engine-fixture.ts";
import {
  submitted,
  runOf,
  untilFinished,
  refusalOf,
  done,
  owner,
  type OpenEngine,
} from "./engine-under-test.ts";

/** Who is let in and who is refused. */
export function admits(open: OpenEngine): void {
  test("the same owner and account attaches to the live job, whatever the spelling of the login", async () => {
    await using opened = await open();
    const { jobId } = await submitted(opened);

    const again = await opened.engine.submit(jobRequest({ login: " TARO@example.jp " }));

    expect(again).toEqual({ jobId, attached: true });
  });

  test("another owner with the same account is refused and learns nothing of the job", async () => {
    await using opened = await open();
    await submitted(opened);

    const refusal = await refusalOf(opened.engine.submit(jobRequest({ owner: "owner-b" })));

    expect(refusal.toReport()).toEqual({ code: "ALREADY_RUNNING", facts: {} });
  });

  test("a request that is sent twice gives the same job, even when that job has finished", async () => {
    await using opened = await open();
    const request = jobRequest({ requestKey: "pressed-once" });
    const ref = await submitted(opened, request);
    await (await runOf(opened, ref)).end(done);
    await untilFinished(opened.engine, ref);

    const again = await opened.engine.submit(jobRequest({ requestKey: "pressed-once" }));

    expect(again).toEqual({ jobId: ref.jobId, attached: true });
    expect(opened.runner.runs).toHaveLength(1);
  });

  test("a finished job no longer holds its account", async () => {
    await using opened = await open();
    const first = await submitted(opened);
    await (await runOf(opened, first)).end(done);
    await untilFinished(opened.engine, first);

    const { attached, jobId } = await opened.engine.submit(jobRequest());

    expect(attached).toBe(false);
    await runOf(opened, { jobId, owner });
  });

  test("an account whose logins were rejected three times rests for a while", async () => {
    await using opened = await open();
    const error = { code: "LOGIN_REJECTED", facts: {} } as const;
    for (let time = 0; time < 3; time += 1) {
      const ref = await submitted(opened);
      const run = await runOf(opened, ref);
      await run.end({ how: "reported", report: { end: "failed", error } });
      await untilFinished(opened.engine, ref);
    }

    const refusal = await refusalOf(opened.engine.submit(jobRequest()));

    expect(refusal.toReport()).toMatchObject({ code: "RATE_LIMITED" });
    expect(refusal.retryAfterSecs).toBeGreaterThan(60);
  });
}
