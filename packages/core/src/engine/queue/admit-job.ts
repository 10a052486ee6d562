import { type SubmitAnswer, AutofillError } from "@jobcan-automation/contract";
import { type Entry, type EngineState, runningOf, secsUntilFree } from "../engine-state.ts";
import { openDay } from "../../record/job.ts";
import type { JobRequest } from "../../record/job-request.ts";
import { createLease } from "./lease.ts";
import { createLiveJob } from "../../record/live-job.ts";

/** Takes a request into the queue, or finds the job it already has. Throws why it cannot be taken. */
export function admitJob(state: EngineState, request: JobRequest): SubmitAnswer {
  if (state.closing) throw new AutofillError("SHUTTING_DOWN", {}, { retryAfterSecs: 30 });
  const known = jobOfRequest(state, request);
  if (known !== undefined) return { jobId: known, attached: true };
  const account = state.accountKey(request);
  const live = [...state.entries.values()].find((entry) => entry.account === account);
  if (live !== undefined) return attach(live, request);
  refuseTriedAccount(state, request, account);
  refuseWhenFull(state);
  refuseWhenMemoryIsHigh(state);
  return { jobId: enqueue(state, request, account), attached: false };
}

function jobOfRequest(state: EngineState, { owner, requestKey }: JobRequest): string | undefined {
  const live = [...state.entries.values()].find(
    ({ job }) => job.facts.owner === owner && job.facts.requestKey === requestKey,
  );
  return live?.job.facts.id ?? state.options.store.findByRequest(owner, requestKey);
}

function attach(entry: Entry, request: JobRequest): SubmitAnswer {
  // Knowing an e-mail must not open somebody's job, nor tell anything of it (SECURITY.md T2).
  if (entry.job.facts.owner !== request.owner) throw new AutofillError("ALREADY_RUNNING");
  entry.lease.renew();
  return { jobId: entry.job.facts.id, attached: true };
}

function refuseTriedAccount(state: EngineState, request: JobRequest, account: string): void {
  const secs = request.target === "practice" ? undefined : state.failures.refusedForSecs(account);
  if (secs === undefined) return;
  throw new AutofillError("RATE_LIMITED", { reason: "rejected_logins" }, { retryAfterSecs: secs });
}

function refuseWhenFull(state: EngineState): void {
  const { maxActive, maxQueue } = state.options.limits;
  const running = runningOf(state).length;
  const waiting = state.queue.length;
  // A free place with nobody before it is taken at once, even where nothing may wait.
  if (waiting < maxQueue || (running < maxActive && waiting === 0)) return;
  const retryAfterSecs = Math.max(5, Math.ceil(secsUntilFree(state) / (waiting + 1)));
  throw new AutofillError("QUEUE_FULL", { running, waiting }, { retryAfterSecs });
}

function refuseWhenMemoryIsHigh(state: EngineState): void {
  const { refusesNewJob, ...facts } = state.options.memory();
  if (!refusesNewJob) return;
  const retryAfterSecs = Math.max(15, Math.ceil(secsUntilFree(state)));
  throw new AutofillError("MEMORY_BUSY", facts, { retryAfterSecs });
}

function enqueue(state: EngineState, request: JobRequest, account: string): string {
  const { clock, store, newId, instance, onFault } = state.options;
  const { owner, uploadId, fileName, target, mode, requestKey } = request;
  const known = { owner, uploadId, fileName, target, mode, requestKey, instance };
  const { sheet } = request;
  const facts = { id: newId(), ...known, ...(sheet !== undefined && { sheet }) };
  const stored = {
    facts,
    phase: { state: "waiting" as const, queuedAt: clock.now() },
    account: undefined,
    days: request.rows.map(openDay),
    log: [],
    lastSeq: 0,
    droppedLogEntries: 0,
  };
  store.insert(stored);
  const now = () => clock.now();
  const queue = state.queueView;
  const job = createLiveJob({ stored, store, queue, now, onStoreFault: onFault });
  const lease = createLease(
    () => clock.monotonicMs(),
    () => job.followers,
  );
  const unstarted = {
    run: undefined,
    startedMs: 0,
    stopWhy: undefined,
    stopFacts: {},
    memoryRefusalTold: false,
  };
  const queuedMs = clock.monotonicMs();
  state.entries.set(facts.id, { job, account, lease, queuedMs, request, ...unstarted });
  state.queue.push(facts.id);
  const position = state.queue.length;
  job.log("info", { code: "job_queued", facts: { position } });
  return facts.id;
}
