import { AutofillError } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import type { NumberedEvent } from "../record/numbered-event.ts";
import { createEngineFixture, jobRequest } from "../testing/engine-fixture.ts";

test("a run is told whether this process may still work on its job", async () => {
  const asked: string[] = [];
  const hooks = { beforePress: async (jobId: string) => void asked.push(jobId) };
  const { engine, runner } = createEngineFixture({ hooks });
  const { jobId } = await engine.submit(jobRequest());

  await runner.latest().reporter.mayPress?.();

  expect(asked).toEqual([jobId]);
});

test("a press is refused for the reason that is given", async () => {
  const lost = new AutofillError("INTERRUPTED", { cause: "taken_over" });
  const hooks = { beforePress: async () => await Promise.reject(lost) };
  const { engine, runner } = createEngineFixture({ hooks });
  await engine.submit(jobRequest());

  await expect(runner.latest().reporter.mayPress?.()).rejects.toBe(lost);
});

test("others are given each event as its followers are", async () => {
  const elsewhere: NumberedEvent[] = [];
  const hooks = { onEvent: (_: string, event: NumberedEvent) => void elsewhere.push(event) };
  const { engine, runner } = createEngineFixture({ hooks });
  const { jobId } = await engine.submit(jobRequest());
  const { signal } = new AbortController();
  const followed: NumberedEvent[] = [];
  const stream = await engine.follow({ jobId, owner: "owner-a" }, { signal, lastEventId: "0" });
  runner.latest().verifyAll();
  await runner.latest().end({ how: "reported", report: { end: "done" } });
  for await (const event of stream) followed.push(event);

  expect(elsewhere).toEqual(followed);
});

test("a job that was admitted elsewhere runs with its record and its number, and goes on counting events", async () => {
  const first = createEngineFixture();
  const request = jobRequest();
  const { jobId } = await first.engine.submit(request);
  const stored = first.store.load(jobId);
  if (stored === undefined) throw new Error("nothing is stored");
  const elsewhere: number[] = [];
  const hooks = { onEvent: (_: string, { seq }: NumberedEvent) => void elsewhere.push(seq) };
  const { engine, runner } = createEngineFixture({ hooks });

  engine.adopt({ ...stored, facts: { ...stored.facts, instance: "1.1" } }, request);

  expect(runner.latest().spec.jobId).toBe(jobId);
  expect(elsewhere[0]).toBe(stored.lastSeq + 1);
});

test("a job that is adopted while the engine goes down is refused", async () => {
  const first = createEngineFixture();
  const request = jobRequest();
  const { jobId } = await first.engine.submit(request);
  const stored = first.store.load(jobId);
  if (stored === undefined) throw new Error("nothing is stored");
  const { engine } = createEngineFixture();
  await engine.shutdown();

  expect(() => engine.adopt(stored, request)).toThrow(
    expect.objectContaining({ code: "SHUTTING_DOWN" }),
  );
});
