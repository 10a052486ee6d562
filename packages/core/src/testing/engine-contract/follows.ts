import type { JobEvent } from "@jobcan-automation/contract";
import { expect, test, vi } from "vitest";
import { rowsOf } from "../engine-fixture.ts";
import {
  collected,
  submitted,
  runOf,
  untilFinished,
  gather,
  logOf,
  done,
  patience,
  type OpenEngine,
} from "./engine-under-test.ts";

/** What a follower is given. */
export function follows(open: OpenEngine): void {
  test("a follower gets a snapshot and every event to the end, numbered without a hole", async () => {
    await using opened = await open();
    const ref = await submitted(opened);
    const { signal } = new AbortController();
    const stream = await opened.engine.follow(ref, { signal });
    const run = await runOf(opened, ref);
    for (const { date } of rowsOf(2)) run.reportDay(date, { outcome: "verified" });
    await run.end(done);

    const events = await collected(stream);
    expect(events[0]?.event.type).toBe("snapshot");
    const seqs = events.slice(1).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => (events[0]?.seq ?? 0) + 1 + index));
    expect(events.at(-1)?.event).toMatchObject({ type: "status", status: { state: "finished" } });
    const known = logOf(events).map(({ message }) => message.code);
    expect(known).toEqual(["job_queued", "job_started", "job_finished"]);
  });

  test("a follower that was cut off goes on after the last event it holds", async () => {
    await using opened = await open();
    const { engine } = opened;
    const ref = await submitted(opened);
    const run = await runOf(opened, ref);
    run.reportDay("2026-11-01", { outcome: "verified" });
    await vi.waitFor(async () => {
      expect((await engine.get(ref)).days[0]?.outcome).toBe("verified");
    }, patience);
    const { lastSeq } = await engine.get(ref);
    run.reportDay("2026-11-02", { outcome: "verified" });
    await run.end(done);
    await untilFinished(engine, ref);

    const events = await gather(engine, ref, String(lastSeq));

    expect(events[0]).toMatchObject({ seq: lastSeq + 1, event: { type: "day" } });
    expect(events.at(-1)?.event).toMatchObject({ status: { state: "finished" } });
  });

  test.each(["999999", "-1", "what"])(
    "a follower that holds %s is told of a gap and given a snapshot",
    async (lastEventId) => {
      await using opened = await open();
      const ref = await submitted(opened);
      await (await runOf(opened, ref)).end(done);
      await untilFinished(opened.engine, ref);

      const events = await gather(opened.engine, ref, lastEventId);

      expect(events.map(({ event }) => event.type)).toEqual(["gap", "snapshot"]);
    },
  );

  test("a follower that leaves ends its stream", async () => {
    await using opened = await open();
    const ref = await submitted(opened);
    const leaving = new AbortController();
    const stream = await opened.engine.follow(ref, { signal: leaving.signal });
    const seen: JobEvent["type"][] = [];
    for await (const { event } of stream) {
      seen.push(event.type);
      leaving.abort();
    }
    expect(seen[0]).toBe("snapshot");
  });
}
