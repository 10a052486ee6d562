import type { AutofillError, LogEntry } from "@jobcan-automation/contract";
import { expect, vi } from "vitest";
import type { JobEngine } from "../../engine/job-engine.ts";
import type { JobRef } from "../../record/job-request.ts";
import type { NumberedEvent } from "../../record/numbered-event.ts";
import { jobRequest } from "../engine-fixture.ts";
import type { FakeRunner } from "../fake-runner.ts";

/** An engine that is tried, with runs that the test controls. One place to run, three to wait. */
export interface EngineUnderTest extends AsyncDisposable {
  engine: JobEngine;
  runner: FakeRunner;
}

export type OpenEngine = () => Promise<EngineUnderTest>;

export const done = { how: "reported", report: { end: "done" } } as const;
export const owner = "owner-a";
/** A state that is waited for may come over a network. */
export const patience = { timeout: 15_000, interval: 5 };

export async function submitted(
  { engine }: EngineUnderTest,
  request = jobRequest(),
): Promise<JobRef> {
  const { jobId } = await engine.submit(request);
  return { jobId, owner: request.owner };
}

export async function runOf({ runner }: EngineUnderTest, { jobId }: JobRef) {
  return await vi.waitFor(() => {
    const run = runner.runs.find((started) => started.jobId === jobId);
    if (run === undefined) throw new Error("the job does not run yet");
    return run;
  }, patience);
}

export async function untilFinished(engine: JobEngine, ref: JobRef): Promise<void> {
  await vi.waitFor(async () => {
    expect((await engine.get(ref)).status.state).toBe("finished");
  }, patience);
}

export async function gather(
  engine: JobEngine,
  ref: JobRef,
  lastEventId?: string,
): Promise<NumberedEvent[]> {
  const { signal } = new AbortController();
  return await collected(await engine.follow(ref, { signal, lastEventId }));
}

export async function collected(stream: AsyncIterable<NumberedEvent>): Promise<NumberedEvent[]> {
  const events: NumberedEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

/** All lines that a follower knows of: those of its snapshot, and those that came after. */
export function logOf(events: readonly NumberedEvent[]): LogEntry[] {
  return events.flatMap(({ event }) => {
    if (event.type === "snapshot") return event.log;
    return event.type === "log" ? [event.entry] : [];
  });
}

export async function refusalOf(work: Promise<unknown>): Promise<AutofillError> {
  return await work.then(
    () => Promise.reject(new Error("nothing was refused")),
    (error: AutofillError) => error,
  );
}
