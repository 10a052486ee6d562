import type { JobEvent } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { collect } from "../testing/collect.ts";
import { createEngineFixture, jobRequest, rowsOf } from "../testing/engine-fixture.ts";
import { settled } from "../testing/fake-clock.ts";
import type { NumberedEvent } from "./numbered-event.ts";

const done = { how: "reported", report: { end: "done" } } as const;
const words = (events: NumberedEvent[]) => events.map(({ seq, event }) => `${seq} ${event.type}`);

/** A job with 6 events behind it: queued, running, started, three lines. */
async function startedJob() {
  const fixture = createEngineFixture();
  const { jobId } = await fixture.engine.submit(jobRequest({ rows: rowsOf(3) }));
  const { reporter } = fixture.runner.latest();
  for (let line = 0; line < 3; line += 1) {
    reporter.log("info", { code: "browser_closed", facts: {} });
  }
  const stop = new AbortController();
  const follow = async (lastEventId?: string) =>
    await fixture.engine.follow({ jobId, owner: "owner-a" }, { lastEventId, signal: stop.signal });
  return { ...fixture, jobId, follow, stop };
}

test.each([
  ["nothing", undefined, ["6 snapshot", "7 log"]],
  ["the newest number", "6", ["7 log"]],
  ["a number in range", "4", ["5 log", "6 log", "7 log"]],
  ["the very beginning", "0", ["1 log", "2 status", "3 log", "4 log", "5 log", "6 log", "7 log"]],
  ["a number of the future", "99", ["6 gap", "6 snapshot", "7 log"]],
  ["garbage", "1; DROP TABLE", ["6 gap", "6 snapshot", "7 log"]],
  ["a negative number", "-1", ["6 gap", "6 snapshot", "7 log"]],
])(
  "a follower that holds %s gets what it misses and then what happens",
  async (_name, id, expected) => {
    const { follow, runner, stop } = await startedJob();
    const events = await follow(id);
    runner.latest().reporter.log("info", { code: "browser_closed", facts: {} });
    const seen: NumberedEvent[] = [];

    for await (const event of events) {
      seen.push(event);
      if (event.seq === 7) stop.abort();
    }

    expect(words(seen)).toEqual(expected);
  },
);

test("a number that the ring has lost is answered with a gap and a snapshot of all that is known", async () => {
  const { follow, runner, stop } = await startedJob();
  for (let line = 0; line < 250; line += 1) {
    runner.latest().reporter.log("info", { code: "browser_closed", facts: {} });
  }

  const events = (await follow("5"))[Symbol.asyncIterator]();
  const first = await events.next();
  const second = await events.next();
  stop.abort();

  expect(first.value).toEqual({ seq: 256, event: { type: "gap", missed: 251 } });
  const snapshot: JobEvent | undefined = second.done === true ? undefined : second.value.event;
  expect(snapshot).toMatchObject({ type: "snapshot", job: { droppedLogEntries: 55 } });
  expect(snapshot?.type === "snapshot" && snapshot.log.length).toBe(200);
});

test("events that come between following and the first reading are not lost", async () => {
  const { follow, runner } = await startedJob();
  const events = await follow();
  runner.latest().verifyAll();
  await runner.latest().end(done);

  const seen = await collect(events);

  expect(words(seen)).toEqual(["6 snapshot", "7 day", "8 day", "9 day", "10 log", "11 status"]);
});

test("the stream ends with the job's own end and never throws", async () => {
  const { follow, runner } = await startedJob();
  const events = await follow();
  await runner.latest().end({ how: "died", code: "RUNNER_CRASHED", facts: {} });

  const seen = await collect(events);

  expect(seen.at(-1)?.event).toMatchObject({
    type: "status",
    status: { state: "finished", outcome: "failed", error: { code: "RUNNER_CRASHED" } },
  });
});

test("a follower that comes after the end is given the rest, or a snapshot, and the stream ends", async () => {
  const { follow, runner } = await startedJob();
  await runner.latest().end(done);

  const rest = await collect(await follow("6"));
  const all = await collect(await follow());
  const nothing = await collect(await follow(String(all.at(-1)?.seq)));

  expect(rest.at(-1)?.event).toMatchObject({ type: "status", status: { state: "finished" } });
  expect(words(all)).toHaveLength(1);
  expect(nothing).toEqual([]);
});

test("a reader that stalls is given a gap and a snapshot instead of a pile", async () => {
  const { follow, runner, stop } = await startedJob();
  const events = (await follow("6"))[Symbol.asyncIterator]();
  for (let line = 0; line < 1000; line += 1) {
    runner.latest().reporter.log("info", { code: "browser_closed", facts: {} });
  }
  const first = await events.next();
  const second = await events.next();
  runner.latest().reporter.log("info", { code: "browser_closed", facts: {} });
  const third = await events.next();
  stop.abort();

  expect(first.value).toEqual({ seq: 1006, event: { type: "gap", missed: 1000 } });
  expect(second.value?.event.type).toBe("snapshot");
  expect(third.value).toMatchObject({ seq: 1007, event: { type: "log" } });
});

test("a reader that stalls over the end of the job still gets the end, in the snapshot", async () => {
  const { follow, runner } = await startedJob();
  const events = await follow("6");
  for (let line = 0; line < 1000; line += 1) {
    runner.latest().reporter.log("info", { code: "browser_closed", facts: {} });
  }
  await runner.latest().end(done);

  const seen = await collect(events);

  expect(seen.map(({ event }) => event.type)).toEqual(["gap", "snapshot"]);
  expect(seen.at(-1)?.event).toMatchObject({ job: { status: { state: "finished" } } });
});

test("a follower that leaves is forgotten, read or unread", async () => {
  const { engine, clock } = await startedJob();
  const unread = new AbortController();
  const second = await engine.submit(jobRequest({ login: "second@x.jp" }));
  await engine.follow({ jobId: second.jobId, owner: "owner-a" }, { signal: unread.signal });

  unread.abort();
  await settled();
  // Nobody follows it any more, so its lease runs out.
  await clock.advance(92_000);

  const { status } = await engine.get({ jobId: second.jobId, owner: "owner-a" });
  expect(status).toMatchObject({ error: { code: "PAGE_GONE" } });
});
