import { queryObjects } from "node:v8";
import type { DayRecord, AutofillError } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { Secret } from "../base/secret.ts";
import { rejectedOfAddress } from "./queue/login-failures.ts";
import { createEngineFixture, jobRequest, rowsOf } from "../testing/engine-fixture.ts";

const done = { how: "reported", report: { end: "done" } } as const;
const rejectedLogin = {
  how: "reported",
  report: { end: "failed", error: { code: "LOGIN_REJECTED", facts: {} } },
} as const;

const refusalOf = async (work: Promise<unknown>): Promise<AutofillError> =>
  await work.then(
    () => Promise.reject(new Error("nothing was refused")),
    (error: AutofillError) => error,
  );

test("a job runs at once, its days are published as they end, and it succeeds when all are verified", async () => {
  const { engine, runner, telemetry } = createEngineFixture();

  const { jobId } = await engine.submit(jobRequest());
  runner.latest().reporter.account("山田 太郎");
  runner.latest().verifyAll();
  await runner.latest().end(done);

  const job = await engine.get({ jobId, owner: "owner-a" });
  expect(job.status).toMatchObject({ state: "finished", outcome: "succeeded" });
  expect(job.days.map((day) => day.outcome)).toEqual(["verified", "verified"]);
  expect(job.account).toBe("山田 太郎");
  expect(telemetry.lines).toEqual(["job_start", "job_completed"]);
});

test("the runner is given the credentials once, and nothing the owner sees or the store has holds them", async () => {
  const { engine, runner, store } = createEngineFixture();

  const { jobId } = await engine.submit(jobRequest());

  expect(runner.latest().spec.credentials).toEqual({
    login: "taro@example.jp",
    password: "correct horse",
  });
  await runner.latest().end(done);
  const job = await engine.get({ jobId, owner: "owner-a" });
  expect(JSON.stringify([job, store.load(jobId)])).not.toMatch(/correct horse|taro@example/);
});

test("once a job runs the server holds its credentials no more", async () => {
  const before = queryObjects(Secret, { format: "count" });
  const { engine } = createEngineFixture();
  await engine.submit(jobRequest({ login: "a@x.jp" }));
  expect(queryObjects(Secret, { format: "count" })).toBe(before);

  await engine.submit(jobRequest({ login: "b@x.jp" }));
  expect(queryObjects(Secret, { format: "count" })).toBe(before + 2);
});

test("one job runs, three wait with their place and time, and the next learns when to come again", async () => {
  const { engine } = createEngineFixture();
  const submit = async (login: string) =>
    await engine.submit(jobRequest({ login, rows: rowsOf(20) }));
  await submit("a@x.jp");
  await submit("b@x.jp");
  await submit("c@x.jp");
  const { jobId } = await submit("d@x.jp");

  const { status } = await engine.get({ jobId, owner: "owner-a" });
  expect(status).toMatchObject({ state: "waiting", position: 3 });
  expect(status.state === "waiting" && status.etaSecs).toBeGreaterThan(60);
  const refusal = await refusalOf(submit("e@x.jp"));
  expect(refusal.code).toBe("QUEUE_FULL");
  expect(refusal.facts).toEqual({ running: 1, waiting: 3 });
  expect(refusal.retryAfterSecs).toBeGreaterThan(5);
});

test("with no place to wait a job still starts where nothing runs", async () => {
  const { engine } = createEngineFixture({ limits: { maxQueue: 0 } });

  await engine.submit(jobRequest({ login: "a@x.jp" }));

  expect(await engine.counts()).toMatchObject({ running: 1, waiting: 0 });
  expect((await refusalOf(engine.submit(jobRequest({ login: "b@x.jp" })))).code).toBe("QUEUE_FULL");
});

test("waiting jobs start in order, each when the one before has ended, and get their new place", async () => {
  const { engine, runner } = createEngineFixture();
  await engine.submit(jobRequest({ login: "a@x.jp" }));
  const second = await engine.submit(jobRequest({ login: "b@x.jp" }));
  const third = await engine.submit(jobRequest({ login: "c@x.jp" }));

  await runner.latest().end(done);

  expect(runner.runs.map((run) => run.jobId).at(-1)).toBe(second.jobId);
  const { status } = await engine.get({ jobId: third.jobId, owner: "owner-a" });
  expect(status).toMatchObject({ state: "waiting", position: 1 });
});

test("the time a job will take is learned from the days that jobs before it entered", async () => {
  const { engine, runner, clock } = createEngineFixture();
  const etaOfSecond = async () => {
    await engine.submit(jobRequest({ login: "a@x.jp", rows: rowsOf(10) }));
    const { jobId } = await engine.submit(jobRequest({ login: "b@x.jp", rows: rowsOf(10) }));
    const { status } = await engine.get({ jobId, owner: "owner-a" });
    return status.state === "waiting" ? (status.etaSecs ?? 0) : 0;
  };
  const first = await etaOfSecond();
  await clock.advance(1_000);
  for (const { date } of rowsOf(10)) runner.latest().reportDay(date, { outcome: "skipped" });
  await runner.latest().end(done);
  await runner.latest().end(done);

  expect(await etaOfSecond()).toBe(first);
  await clock.advance(80_000);
  for (const { date } of rowsOf(10)) {
    const sent: DayRecord["sent"] = [{ kind: "work_start", timeMin: 540, fate: "read_back" }];
    runner.latest().reportDay(date, { outcome: "verified", sent });
  }
  await runner.latest().end(done);
  await runner.latest().end(done);

  expect(await etaOfSecond()).toBeGreaterThan(first);
});

test("the same owner and account attaches to the live job, whatever the spelling of the login", async () => {
  const { engine, runner } = createEngineFixture();
  const first = await engine.submit(jobRequest());

  const again = await engine.submit(jobRequest({ login: " TARO@example.jp " }));

  expect(again).toEqual({ jobId: first.jobId, attached: true });
  expect(runner.runs).toHaveLength(1);
});

test("another owner with the same account is refused and learns nothing of the job", async () => {
  const { engine } = createEngineFixture();
  const { jobId } = await engine.submit(jobRequest());

  const refusal = await refusalOf(engine.submit(jobRequest({ owner: "owner-b" })));

  expect(refusal.toReport()).toEqual({ code: "ALREADY_RUNNING", facts: {} });
  expect(JSON.stringify(refusal)).not.toContain(jobId);
});

test("the same account of another company is another account", async () => {
  const { engine } = createEngineFixture();
  await engine.submit(jobRequest({ companyCode: "acme" }));

  const other = await engine.submit(jobRequest({ companyCode: "umbrella" }));

  expect(other.attached).toBe(false);
});

test("a request that is sent twice gives the same job, even when that job has finished", async () => {
  const { engine, runner } = createEngineFixture();
  const request = jobRequest({ requestKey: "pressed-once" });
  const first = await engine.submit(request);
  await runner.latest().end(done);

  const again = await engine.submit(request);

  expect(again).toEqual({ jobId: first.jobId, attached: true });
  expect(runner.runs).toHaveLength(1);
});

test("a finished job no longer holds its account", async () => {
  const { engine, runner } = createEngineFixture();
  await engine.submit(jobRequest());
  await runner.latest().end(done);

  const again = await engine.submit(jobRequest());

  expect(again.attached).toBe(false);
});

test.each([
  ["unknown", "no-such-job", "owner-a"],
  ["foreign", undefined, "owner-b"],
])("an %s job is the same answer for every question", async (_which, id, owner) => {
  const { engine } = createEngineFixture();
  const { jobId } = await engine.submit(jobRequest());
  const ref = { jobId: id ?? jobId, owner };
  const { signal } = new AbortController();

  const answers = await Promise.all(
    [
      engine.get(ref),
      engine.follow(ref, { signal }),
      engine.stop(ref, "now"),
      engine.touch(ref),
      engine.goodbye(ref),
      engine.uploadOf(ref),
    ].map(refusalOf),
  );

  expect(answers.map((answer) => answer.toReport())).toEqual(
    answers.map(() => ({ code: "JOB_NOT_FOUND", facts: {} })),
  );
});

test("a waiting job whose page is silent for 90 seconds leaves the queue and says why", async () => {
  const { engine, clock } = createEngineFixture();
  await engine.submit(jobRequest({ login: "a@x.jp" }));
  const { jobId } = await engine.submit(jobRequest({ login: "b@x.jp" }));

  await clock.advance(89_000);
  expect((await engine.counts()).waiting).toBe(1);
  await clock.advance(2_000);

  const { status } = await engine.get({ jobId, owner: "owner-a" });
  expect(status).toMatchObject({ outcome: "expired", error: { code: "PAGE_GONE" } });
});

test("a touch renews the lease", async () => {
  const { engine, clock } = createEngineFixture();
  await engine.submit(jobRequest({ login: "a@x.jp" }));
  const { jobId } = await engine.submit(jobRequest({ login: "b@x.jp" }));

  await clock.advance(80_000);
  await engine.touch({ jobId, owner: "owner-a" });
  await clock.advance(80_000);

  expect((await engine.counts()).waiting).toBe(1);
});

test("after a goodbye a waiting job has 15 seconds, and a page that comes back keeps it", async () => {
  const { engine, clock } = createEngineFixture();
  await engine.submit(jobRequest({ login: "a@x.jp" }));
  const gone = await engine.submit(jobRequest({ login: "b@x.jp" }));
  const back = await engine.submit(jobRequest({ login: "c@x.jp" }));

  await engine.goodbye({ jobId: gone.jobId, owner: "owner-a" });
  await engine.goodbye({ jobId: back.jobId, owner: "owner-a" });
  await clock.advance(10_000);
  await engine.get({ jobId: back.jobId, owner: "owner-a" });
  await clock.advance(8_000);

  const { status } = await engine.get({ jobId: gone.jobId, owner: "owner-a" });
  expect(status).toMatchObject({ outcome: "expired", error: { code: "PAGE_GONE" } });
  expect((await engine.counts()).waiting).toBe(1);
});

test("a follower keeps a waiting job's lease, until the longest wait is over", async () => {
  const { engine, clock } = createEngineFixture();
  await engine.submit(jobRequest({ login: "a@x.jp" }));
  const { jobId } = await engine.submit(jobRequest({ login: "b@x.jp" }));
  const { signal } = new AbortController();
  await engine.follow({ jobId, owner: "owner-a" }, { signal });

  await clock.advance(1_790_000);
  expect((await engine.counts()).waiting).toBe(1);
  await clock.advance(11_000);

  const { status } = await engine.get({ jobId, owner: "owner-a" });
  expect(status).toMatchObject({ outcome: "expired", error: { code: "QUEUE_WAIT_EXPIRED" } });
});

test("a page that comes back to follow after a goodbye has its 90 seconds again", async () => {
  const { engine, clock } = createEngineFixture();
  await engine.submit(jobRequest({ login: "a@x.jp" }));
  const { jobId } = await engine.submit(jobRequest({ login: "b@x.jp" }));
  const page = new AbortController();

  await engine.goodbye({ jobId, owner: "owner-a" });
  await engine.follow({ jobId, owner: "owner-a" }, { signal: page.signal });
  page.abort();
  await clock.advance(80_000);

  expect((await engine.counts()).waiting).toBe(1);
});

test("a running job does not need its page", async () => {
  const { engine, clock } = createEngineFixture();
  await engine.submit(jobRequest());

  await clock.advance(600_000);

  expect((await engine.counts()).running).toBe(1);
});

test("a waiting job is cancelled at once", async () => {
  const { engine } = createEngineFixture();
  await engine.submit(jobRequest({ login: "a@x.jp" }));
  const { jobId } = await engine.submit(jobRequest({ login: "b@x.jp" }));

  await engine.stop({ jobId, owner: "owner-a" }, "after_day");

  const { status } = await engine.get({ jobId, owner: "owner-a" });
  expect(status).toMatchObject({ outcome: "cancelled", error: { code: "JOB_CANCELLED" } });
  expect((await engine.counts()).waiting).toBe(0);
});

test("a running job is asked to stop, shows it, and keeps the days it has done", async () => {
  const { engine, runner } = createEngineFixture();
  const { jobId } = await engine.submit(jobRequest());
  const ref = { jobId, owner: "owner-a" };
  runner.latest().reportDay("2026-11-01", { outcome: "verified" });

  await engine.stop(ref, "after_day");
  expect((await engine.get(ref)).status).toMatchObject({ stopping: "after_day" });
  await engine.stop(ref, "now");
  await runner.latest().end({ how: "reported", report: { end: "stopped", when: "now" } });

  expect(runner.latest().asked).toEqual(["after_day", "now"]);
  const job = await engine.get(ref);
  expect(job.status).toMatchObject({ outcome: "cancelled", error: { code: "JOB_CANCELLED" } });
  expect(job.days.map((day) => day.outcome)).toEqual(["verified", "not_reached"]);
});

test("a runner that does not end in time is killed, and the job says that it timed out", async () => {
  const { engine, runner, clock } = createEngineFixture();
  const { jobId } = await engine.submit(jobRequest());

  await clock.advance(1_800_000 + 21_000);

  expect(runner.latest().asked).toEqual(["kill"]);
  const { status } = await engine.get({ jobId, owner: "owner-a" });
  expect(status).toMatchObject({ outcome: "failed", error: { code: "JOB_TIMED_OUT" } });
});

test("a runner that dies leaves an honest ledger: pressed is unknown, untouched is not reached", async () => {
  const { engine, runner, store } = createEngineFixture();
  const { jobId } = await engine.submit(jobRequest({ rows: rowsOf(3) }));
  runner.latest().reportDay("2026-11-01", { outcome: "verified" });
  runner.latest().reportDay("2026-11-02", {
    sent: [{ kind: "work_start", timeMin: 540, fate: "pressed" }],
  });
  await runner
    .latest()
    .end({ how: "died", code: "KILLED_FOR_MEMORY", facts: { signal: "SIGKILL" } });

  const job = await engine.get({ jobId, owner: "owner-a" });
  expect(job.status).toMatchObject({ outcome: "partial", error: { code: "KILLED_FOR_MEMORY" } });
  expect(store.load(jobId)?.log.map(({ message }) => message)).toContainEqual({
    code: "runner_died",
    facts: { code: "KILLED_FOR_MEMORY" },
  });
  expect(job.days.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ["verified", undefined],
    ["unknown", "not_settled"],
    ["not_reached", "interrupted"],
  ]);
});

test("a runner that cannot be started fails its job and the next one runs", async () => {
  const fixture = createEngineFixture();
  const start = fixture.runner.start.bind(fixture.runner);
  let starts = 0;
  fixture.runner.start = (...given) => {
    starts += 1;
    if (starts === 1) throw Object.assign(new Error("spawn EAGAIN"), { code: "EAGAIN" });
    return start(...given);
  };
  const { jobId } = await fixture.engine.submit(jobRequest({ login: "a@x.jp" }));
  await fixture.engine.submit(jobRequest({ login: "b@x.jp" }));

  const { status } = await fixture.engine.get({ jobId, owner: "owner-a" });
  expect(status).toMatchObject({ outcome: "failed", error: { code: "INTERNAL" } });
  expect((await fixture.engine.counts()).running).toBe(1);
  expect(fixture.errors).toHaveLength(1);
});

test("an account that Jobcan has locked rests at once", async () => {
  const { engine, runner } = createEngineFixture();
  await engine.submit(jobRequest());
  await runner.latest().end({
    how: "reported",
    report: { end: "failed", error: { code: "ACCOUNT_LOCKED", facts: {} } },
  });

  const refusal = await refusalOf(engine.submit(jobRequest()));

  expect([refusal.code, refusal.retryAfterSecs]).toEqual(["RATE_LIMITED", 900]);
});

test("three rejected logins of an account make it rest for a quarter of an hour", async () => {
  const { engine, runner, clock } = createEngineFixture();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await engine.submit(jobRequest());
    await runner.latest().end(rejectedLogin);
  }

  const refusal = await refusalOf(engine.submit(jobRequest({ owner: "owner-b" })));
  expect(refusal.code).toBe("RATE_LIMITED");
  expect(refusal.retryAfterSecs).toBe(900);
  await engine.submit(jobRequest({ login: "other@x.jp" }));
  await runner.latest().end(done);
  await clock.advance(900_000);
  expect((await engine.submit(jobRequest())).attached).toBe(false);
});

test("an e-mail rests whatever company is named with it; a staff code does at its own company", async () => {
  const { engine, runner } = createEngineFixture();
  const reject = async (login: string, companyCode: string) => {
    await engine.submit(jobRequest({ login, companyCode }));
    await runner.latest().end(rejectedLogin);
  };
  for (const company of ["", "one", "two"]) await reject(" Hanako@X.jp", company);
  for (let attempt = 0; attempt < 3; attempt += 1) await reject("0042", "one");

  const again = (login: string, companyCode: string) =>
    engine.submit(jobRequest({ login, companyCode }));
  expect((await refusalOf(again("hanako@x.jp", "three"))).code).toBe("RATE_LIMITED");
  expect((await refusalOf(again("0042", "one"))).code).toBe("RATE_LIMITED");
  expect((await again("0042", "two")).attached).toBe(false);
});

test("thirty rejected logins of an address make it rest, whosever accounts they were", async () => {
  const { engine, runner, clock } = createEngineFixture();
  const submit = async (address: string, login: string) =>
    await engine.submit(jobRequest({ address, login, owner: login }));
  for (let attempt = 0; attempt < rejectedOfAddress; attempt += 1) {
    await submit("203.0.113.9", `${attempt}@x.jp`);
    await runner.latest().end(rejectedLogin);
  }

  expect((await refusalOf(submit("203.0.113.9", "next@x.jp"))).facts).toEqual({
    reason: "rejected_logins",
  });
  await submit("203.0.113.8", "next@x.jp");
  await runner.latest().end(done);
  await clock.advance(900_000);
  expect((await submit("203.0.113.9", "last@x.jp")).attached).toBe(false);
});

test("the practice account may be tried as often as one likes", async () => {
  const { engine, runner } = createEngineFixture();
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await engine.submit(jobRequest({ target: "practice" }));
    await runner.latest().end(rejectedLogin);
  }

  expect(runner.runs).toHaveLength(4);
});

test("towards the real site the pause between punches is never shorter than the operator's", async () => {
  const { engine, runner } = createEngineFixture();
  await engine.submit(jobRequest({ options: { punchDelayMs: 0 } }));
  expect(runner.latest().spec.punchDelayMs).toBe(300);
  await runner.latest().end(done);

  await engine.submit(jobRequest({ target: "practice", options: { punchDelayMs: 0 } }));
  expect(runner.latest().spec.punchDelayMs).toBe(0);
});
