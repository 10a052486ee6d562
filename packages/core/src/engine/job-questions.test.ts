import type { JobEvent, Question } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { createEngineFixture, jobRequest } from "../testing/engine-fixture.ts";
import { settled } from "../testing/fake-clock.ts";

const question: Question = { kind: "one_time_code", host: "id.jobcan.jp", title: "確認" };
const owner = "owner-a";

/** A job whose run asks for a code, with somebody who follows it. */
async function asking(
  given: Partial<Parameters<typeof jobRequest>[0]> & { asked?: Question } = {},
) {
  const { asked = question, ...request } = given;
  const fixture = createEngineFixture();
  const { jobId } = await fixture.engine.submit(jobRequest({ person: "present", ...request }));
  const ref = { jobId, owner };
  const leave = new AbortController();
  const events: JobEvent[] = [];
  const following = async () => {
    for await (const { event } of await fixture.engine.follow(ref, { signal: leave.signal }))
      events.push(event);
  };
  void following();
  await settled();
  const run = fixture.runner.latest();
  run.reporter.ask(1, asked);
  await settled();
  const codes = () => fixture.store.load(jobId)?.log.map(({ message }) => message.code);
  return { ...fixture, ref, run, events, codes, leave: () => leave.abort() };
}

test("a run that asks waits four minutes, shows what and until when, and is told that nobody answered", async () => {
  const { engine, clock, ref, run, codes } = await asking();

  const { status } = await engine.get(ref);
  expect(status).toMatchObject({
    state: "waiting_for_person",
    secsLeft: 240,
    question: { ...question, number: 1, until: clock.now() + 240_000, mayExtend: true },
  });
  await clock.advance(239_000);
  expect(run.answers).toEqual([]);
  await clock.advance(1_000);
  expect(run.answers).toEqual([{ id: 1, reason: "late" }]);
  expect((await engine.get(ref)).status.state).toBe("running");
  expect(codes()).toEqual(["job_queued", "job_started", "person_asked", "person_missed"]);
});

test("a code goes to the run and nowhere else: no event, no record and no line has it", async () => {
  const { engine, ref, run, events, store } = await asking();

  await engine.answer(ref, { code: "481516" });
  await settled();

  expect(run.answers).toEqual([{ id: 1, answer: { code: "481516" } }]);
  expect(events.map(({ type }) => type)).toContain("status");
  expect(JSON.stringify([events, store.load(ref.jobId)])).not.toContain("481516");
  expect((await engine.get(ref)).status.state).toBe("running");
});

test("the wait is put off once in a job, also where another question follows", async () => {
  const { engine, clock, ref, run } = await asking();
  await clock.advance(200_000);

  await engine.extend(ref);
  expect((await engine.get(ref)).status).toMatchObject({
    secsLeft: 280,
    question: { mayExtend: false },
  });
  await expect(engine.extend(ref)).rejects.toMatchObject({ code: "NOT_ASKED" });
  await engine.answer(ref, { code: "111111" });
  run.reporter.ask(2, { ...question, isRepeat: true });
  await expect(engine.extend(ref)).rejects.toMatchObject({ code: "NOT_ASKED" });
  await clock.advance(240_000);
  expect(run.answers.at(-1)).toEqual({ id: 2, reason: "late" });
});

test("nobody following for a minute ends the wait; who comes back in time keeps it", async () => {
  const { engine, clock, ref, run, leave } = await asking();
  await clock.advance(100_000);
  leave();
  await clock.advance(50_000);
  const back = new AbortController();
  const again = (await engine.follow(ref, { signal: back.signal }))[Symbol.asyncIterator]();
  await again.next();
  await clock.advance(20_000);
  expect(run.answers).toEqual([]);

  back.abort();
  await again.next();
  await clock.advance(59_000);
  expect(run.answers).toEqual([]);
  await clock.advance(2_000);
  expect(run.answers).toEqual([{ id: 1, reason: "unviewed" }]);
});

test.each(["get", "touch", "extend"] as const)(
  "who asks for the job (%s) without following it is there to be asked",
  async (way) => {
    const { engine, clock, ref, run, leave } = await asking();
    leave();
    await clock.advance(50_000);

    await engine[way](ref);

    await clock.advance(50_000);
    expect(run.answers).toEqual([]);
    await clock.advance(12_000);
    expect(run.answers).toEqual([{ id: 1, reason: "unviewed" }]);
  },
);

test("where nobody is there to be asked, the run is told so at once", async () => {
  const { engine, ref, run, codes } = await asking({ person: "absent" });

  expect(run.answers).toEqual([{ id: 1, reason: "absent" }]);
  expect((await engine.get(ref)).status.state).toBe("running");
  expect(codes()).toEqual(["job_queued", "job_started", "person_missed"]);
});

test("somebody at a terminal is asked for a code, and for nothing that needs a picture", async () => {
  const { engine, ref, run } = await asking({ person: "typing" });
  await engine.answer(ref, { code: "481516" });

  run.reporter.ask(2, { ...question, kind: "captcha" });

  expect(run.answers.at(-1)).toEqual({ id: 2, reason: "absent" });
});

test("what is shown never says more time than the job has left", async () => {
  const { engine, clock, ref, run } = await asking();
  await engine.answer(ref, { code: "111111" });
  await clock.advance(1_700_000);

  run.reporter.ask(2, question);

  expect((await engine.get(ref)).status).toMatchObject({ secsLeft: 100 });
});

test("an answer in the wrong way, to an earlier question, from a stranger or to none is refused", async () => {
  const { engine, ref, run } = await asking();

  const wrongWay = { code: "INVALID_REQUEST", facts: { field: "answer" } };
  await expect(engine.answer(ref, { text: "481516" })).rejects.toMatchObject(wrongWay);
  await expect(engine.answer(ref, { code: "481516" }, 2)).rejects.toMatchObject({
    code: "NOT_ASKED",
  });
  const stranger = { jobId: ref.jobId, owner: "owner-b" };
  await expect(engine.answer(stranger, { code: "481516" })).rejects.toMatchObject({
    code: "JOB_NOT_FOUND",
  });
  await expect(engine.extend(stranger)).rejects.toMatchObject({ code: "JOB_NOT_FOUND" });
  run.reporter.withdraw(1);
  await expect(engine.answer(ref, { code: "481516" })).rejects.toMatchObject({ code: "NOT_ASKED" });
  expect(run.answers).toEqual([]);
});

test("a name is chosen among those that were offered", async () => {
  const asked: Question = { ...question, kind: "choose_company", choices: ["A社", "B社"] };
  const { engine, ref, run } = await asking({ asked });

  await expect(engine.answer(ref, { choice: "C社" })).rejects.toMatchObject({
    code: "INVALID_REQUEST",
  });
  await engine.answer(ref, { choice: "B社" }, 1);
  expect(run.answers).toEqual([{ id: 1, answer: { choice: "B社" } }]);
});

test("a run that waits gives its place to the next while memory allows two browsers", async () => {
  const { engine, runner, ref } = await asking();
  await engine.submit(jobRequest({ login: "b@x.jp" }));
  await engine.submit(jobRequest({ login: "c@x.jp" }));

  expect(runner.runs).toHaveLength(2);
  expect(await engine.counts()).toMatchObject({ running: 2, waitingForPerson: 1, waiting: 1 });
  runner.latest().reporter.ask(1, question);
  expect(runner.runs).toHaveLength(2);
  await engine.answer(ref, { code: "481516" });
  expect(await engine.counts()).toMatchObject({ running: 2, waiting: 1 });
});

test("the next waits where a second browser would come near the limit, and starts when there is room", async () => {
  const { engine, clock, runner, memory } = await asking();
  memory.usedMb = 251;

  await engine.submit(jobRequest({ login: "b@x.jp" }));
  expect(runner.runs).toHaveLength(1);
  memory.usedMb = 250;
  await clock.advance(5_000);
  expect(runner.runs).toHaveLength(2);
});

test("where memory runs out, the run that waits for a person is ended first", async () => {
  const { engine, runner, ref, run } = await asking();
  await engine.submit(jobRequest({ login: "b@x.jp" }));

  expect(engine.dayInHand()?.jobId).toBe(ref.jobId);
  engine.stopForMemory({ usedMb: 406, limitMb: 450, percent: 90 });

  expect(run.asked).toEqual(["memory"]);
  expect(runner.latest().asked).toEqual([]);
  await expect(engine.answer(ref, { code: "481516" })).rejects.toMatchObject({ code: "NOT_ASKED" });
  await run.end({ how: "reported", report: { end: "stopped", when: "memory" } });
  const { status } = await engine.get(ref);
  expect(status).toMatchObject({ state: "finished", error: { code: "MEMORY_EXHAUSTED" } });
});

test.each(["now", "after_day"] as const)(
  "a stop %s ends the wait: the countdown is gone and no answer is taken",
  async (when) => {
    const { engine, clock, ref, run } = await asking();

    await engine.stop(ref, when);

    expect((await engine.get(ref)).status).toMatchObject({ state: "running", stopping: when });
    await clock.advance(300_000);
    expect(run.answers).toEqual([]);
    await expect(engine.answer(ref, { code: "481516" })).rejects.toMatchObject({
      code: "NOT_ASKED",
    });
  },
);

test("a run that died while it waited leaves no countdown and a record of what happened", async () => {
  const { engine, clock, ref, run, codes } = await asking();

  await run.end({ how: "died", code: "RUNNER_CRASHED", facts: { signal: "SIGKILL" } });

  expect((await engine.get(ref)).status).toMatchObject({
    state: "finished",
    startedAt: expect.any(Number),
    error: { code: "RUNNER_CRASHED" },
  });
  expect(codes()).toContain("person_asked");
  await clock.advance(300_000);
  expect(run.answers).toEqual([]);
});

test("another process that follows the records sees the question", async () => {
  const { store, ref } = await asking();

  expect(store.load(ref.jobId)?.phase).toMatchObject({
    state: "waiting_for_person",
    question: { kind: "one_time_code", number: 1 },
  });
});
