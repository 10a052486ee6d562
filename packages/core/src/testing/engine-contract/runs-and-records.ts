import { expect, test } from "vitest";
import { jobRequest, rowsOf } from "../engine-fixture.ts";
import {
  submitted,
  runOf,
  untilFinished,
  refusalOf,
  done,
  owner,
  type OpenEngine,
} from "./engine-under-test.ts";

/** What an engine does with a job, and who may know of it. */
export function runsAndRecords(open: OpenEngine): void {
  test("a job runs, its days and its account are known, and it succeeds when all are verified", async () => {
    await using opened = await open();
    const { engine } = opened;
    const ref = await submitted(opened);
    const run = await runOf(opened, ref);
    run.reporter.account("山田 太郎");
    run.verifyAll();
    await run.end(done);

    await untilFinished(engine, ref);
    const job = await engine.get(ref);
    expect(job.status).toMatchObject({ state: "finished", outcome: "succeeded" });
    expect(job.days.map(({ outcome }) => outcome)).toEqual(["verified", "verified"]);
    expect(job.account).toBe("山田 太郎");
  });

  test("the run is given the credentials, the rows and the options of its request", async () => {
    await using opened = await open();
    const request = jobRequest({ companyCode: "acme", options: { groupName: "本社" } });
    const run = await runOf(opened, await submitted(opened, request));

    expect(run.spec.credentials).toEqual({
      login: "taro@example.jp",
      password: "correct horse",
      companyCode: "acme",
    });
    expect(run.spec.rows).toEqual(rowsOf(2));
    expect(run.spec.options).toEqual({ groupName: "本社" });
  });

  test("of a person who signs in by the picture the run is told so, and given nothing to sign in with", async () => {
    await using opened = await open();
    const known = { login: undefined, password: undefined, own: "picture" } as const;
    const request = { ...jobRequest({ person: "present" }), ...known };
    const run = await runOf(opened, await submitted(opened, request));

    expect(run.spec.own).toEqual({ way: "picture" });
    expect(run.spec.credentials).toBeUndefined();
    expect(run.spec.hasPicture).toBe(true);
  });

  test("an owner's jobs are listed with the newest first, and nobody else's", async () => {
    await using opened = await open();
    const first = await submitted(opened, jobRequest({ login: "a@x.jp" }));
    await (await runOf(opened, first)).end(done);
    await untilFinished(opened.engine, first);
    const second = await submitted(opened, jobRequest({ login: "b@x.jp" }));

    const listed = await opened.engine.list(owner);
    expect(listed.map(({ id }) => id)).toEqual([second.jobId, first.jobId]);
    expect(listed[1]?.status.state).toBe("finished");
    expect(await opened.engine.list("owner-b")).toEqual([]);
  });

  test("a job knows the upload it was made from", async () => {
    await using opened = await open();
    const sheet = { name: "11月", headerRow: 3 };
    const ref = await submitted(opened, jobRequest({ sheet }));

    expect(await opened.engine.uploadOf(ref)).toEqual({ uploadId: "upload-1", sheet });
  });

  test.each([
    ["unknown", "no-such-job", owner],
    ["foreign", undefined, "owner-b"],
  ])("an %s job is the same answer for every question", async (_which, id, asking) => {
    await using opened = await open();
    const { engine } = opened;
    const { jobId } = await submitted(opened);
    const ref = { jobId: id ?? jobId, owner: asking };
    const { signal } = new AbortController();

    const answers = await Promise.all(
      [
        engine.get(ref),
        engine.follow(ref, { signal }),
        engine.stop(ref, "now"),
        engine.touch(ref),
        engine.goodbye(ref),
        engine.uploadOf(ref),
        engine.skeletons(ref),
        engine.answer(ref, { code: "123456" }),
        engine.extend(ref),
        engine.picture(ref),
      ].map(refusalOf),
    );

    expect(answers.map((answer) => answer.toReport())).toEqual(
      answers.map(() => ({ code: "JOB_NOT_FOUND", facts: {} })),
    );
  });
}
