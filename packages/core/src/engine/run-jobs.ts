import { type LogMessage, toAutofillError } from "@jobcan-automation/contract";
import { type Entry, type EngineState, runningOf } from "./engine-state.ts";
import type { RunRecorder, RunResult } from "../runs/job-runner.ts";
import type { LiveJob } from "../record/live-job.ts";
import { closeLedger, type RunEnding } from "../settlement/close-ledger.ts";
import { pruneJobs } from "./prune.ts";
import { runEnding } from "./run-ending.ts";
import { buildRunSpec } from "../runs/run-spec.ts";

const overdueMs = 20_000;
const recentKept = 4;

/** Starts waiting jobs while there is a free place and memory allows; to be called whenever either may have changed. */
export function startWaiting(state: EngineState): void {
  const { limits } = state.options;
  while (!state.closing && runningOf(state).length < limits.maxActive) {
    const entry = state.entries.get(state.queue.first() ?? "");
    if (entry === undefined || !memoryAllows(state, entry)) return;
    state.queue.remove(entry.job.facts.id);
    startRun(state, entry);
    tellPlaces(state);
  }
}

/** Tells every waiting job its place and its time again. */
export function tellPlaces(state: EngineState): void {
  for (const id of state.queue.ids()) state.entries.get(id)?.job.tellStatus();
}

function memoryAllows(state: EngineState, entry: Entry): boolean {
  const { refusesNewJob, ...facts } = state.options.memory();
  if (!refusesNewJob) return true;
  if (!entry.memoryRefusalTold) entry.job.log("warn", { code: "memory_refused", facts });
  entry.memoryRefusalTold = true;
  return false;
}

function startRun(state: EngineState, entry: Entry): void {
  const { clock, runner, settings, telemetry } = state.options;
  const { job, request } = entry;
  if (request === undefined) return;
  entry.request = undefined;
  entry.startedMs = clock.monotonicMs();
  const { queuedAt } = job.phase;
  job.setPhase({ state: "running", queuedAt, startedAt: clock.now() });
  telemetry.memoryCheck("job_start", { jobId: job.facts.id });
  job.log("info", {
    code: "job_started",
    facts: { days: job.days.length, mode: job.facts.mode },
  });
  try {
    // Before the password is used: a run that cannot be recorded would get no further than its first press.
    job.persist();
    const nowMs = clock.now();
    const spec = buildRunSpec({ id: job.facts.id, request, nowMs }, settings);
    entry.run = runner.start(spec, recorderOf(job));
  } catch (error) {
    finishWithFault(state, entry, error);
    return;
  }
  const overdue = clock.after(settings.timeoutMs + overdueMs, () => {
    entry.stopWhy ??= "timeout";
    entry.run?.kill();
  });
  void entry.run.ended
    .then((result) => finishRun(state, entry, result))
    .catch((error: unknown) => finishWithFault(state, entry, error))
    .finally(() => overdue[Symbol.dispose]());
}

function recorderOf(job: LiveJob): RunRecorder {
  return {
    log: (level, message, date) => job.log(level, message, date),
    day: (record) => job.setDay(record),
    account: (name) => job.setAccount(name),
    persist: () => job.persist(),
  };
}

function finishWithFault(state: EngineState, entry: Entry, error: unknown): void {
  state.options.onFault(error);
  if (entry.job.phase.state === "finished") return;
  finishJob(state, entry, { how: "failed", error: toAutofillError(error).toReport() });
}

function finishRun(state: EngineState, entry: Entry, result: RunResult): void {
  const { job } = entry;
  const ending = runEnding(result, entry);
  if (result.how === "died") {
    job.log("error", { code: "runner_died", facts: { code: result.code } });
  }
  if (ending.how === "done") {
    // Days that were only read, in a plan or because they were there already, say nothing of how long entering takes.
    const entered = job.days.filter(({ sent }) => sent.length > 0).length;
    state.pace.learn(entered, state.options.clock.monotonicMs() - entry.startedMs);
  }
  finishJob(state, entry, ending);
}

/** Closes a job's ledger, tells its end and stores it; then the next may start. */
export function finishJob(state: EngineState, entry: Entry, wouldEnd: RunEnding): void {
  const { job } = entry;
  const ending = onRecord(state, job, wouldEnd);
  const { days, outcome, error } = closeLedger(job.days, job.facts.mode, ending);
  for (const [index, day] of days.entries()) {
    if (day !== job.days[index]) job.setDay(day);
  }
  countRejectedLogin(state, entry, ending);
  if (error !== undefined) job.log("error", failedMessage(error));
  job.log("info", { code: "job_finished", facts: { outcome } });
  forget(state, entry);
  const before = { ...job.phase };
  const started = before.state === "running" ? { startedAt: before.startedAt } : {};
  job.setPhase({
    state: "finished",
    queuedAt: before.queuedAt,
    ...started,
    finishedAt: state.options.clock.now(),
    outcome,
    ...(error !== undefined && { error }),
  });
  persistEnd(state, job);
  const cause = error?.facts["cause"] ?? error?.facts["signal"];
  state.options.onFinished?.({
    jobId: job.facts.id,
    outcome,
    code: error?.code,
    cause: cause === undefined ? undefined : String(cause),
  });
  const tag = outcome === "succeeded" ? "job_completed" : "job_error";
  state.options.telemetry.memoryCheck(tag, { jobId: job.facts.id });
  pruneJobs(state);
  tellPlaces(state);
  startWaiting(state);
}

/** A run whose story is in memory only has not come to a good end: a restart would know less than was told. */
function onRecord(state: EngineState, job: LiveJob, ending: RunEnding): RunEnding {
  try {
    job.persist();
    return ending;
  } catch (error) {
    if (ending.how !== "done") return ending;
    state.options.onFault(error);
    const { code, facts } = toAutofillError(error).toReport();
    const how = code === "INTERRUPTED" ? "interrupted" : "failed";
    return { how, error: { code, facts: { ...facts, step: "record" } } };
  }
}

/** An end that cannot be stored now is stored by a later flush; until then it stays in memory. */
function persistEnd(state: EngineState, job: LiveJob): void {
  try {
    job.persist();
  } catch (error) {
    state.options.onFault(error);
  }
}

function failedMessage(error: Extract<RunEnding, { error: unknown }>["error"]): LogMessage {
  return { code: "job_failed", facts: { code: error.code, facts: error.facts } };
}

function countRejectedLogin(state: EngineState, entry: Entry, ending: RunEnding): void {
  if (ending.how !== "failed") return;
  const { code } = ending.error;
  if (code === "LOGIN_REJECTED") state.failures.add(entry.account, false);
  if (code === "ACCOUNT_LOCKED") state.failures.add(entry.account, true);
}

/** Moves a job from the live ones to the finished ones, of which the last few stay in memory, and those that are not stored yet. */
function forget(state: EngineState, entry: Entry): void {
  const { id } = entry.job.facts;
  entry.request = undefined;
  state.queue.remove(id);
  state.entries.delete(id);
  state.finishedMs.set(id, state.options.clock.monotonicMs());
  state.recent.set(id, entry.job);
  const oldest = [...state.recent].find(([, job]) => job !== entry.job && job.isStored);
  if (state.recent.size > recentKept && oldest !== undefined) state.recent.delete(oldest[0]);
}
