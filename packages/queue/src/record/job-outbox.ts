import { AutofillError, followerLimits, logLimits } from "@jobcan-automation/contract";
import {
  type Clock,
  type JobChange,
  type JobPhase,
  loginOf,
  type NumberedEvent,
} from "@jobcan-automation/core";
import { keys } from "../redis/keys.ts";
import type { Scripts } from "../redis/scripts.ts";
import { deadline } from "./deadline.ts";

export interface OutboxOptions {
  scripts: Scripts;
  clock: Clock;
  /** How long what is stored of a job may stay, should nobody remove it. */
  keepMs: number;
  onError: (error: unknown) => void;
}

export interface OutboxJob {
  id: string;
  account: string;
  /** Names the one writer of the job. */
  token: string;
}

interface Batch {
  fields: string[];
  days: string[];
  lines: (string | number)[];
  events: string[];
  failures: number;
  finishedAt: number;
}

const retryEveryMs = 250;

/**
 * What has happened to one job, on its way to Redis: in order, as many changes at once as have gathered, and again
 * until it is stored. Nothing is sent any more once another has become the job's writer.
 */
export class JobOutbox {
  readonly #options: OutboxOptions;
  readonly #job: OutboxJob;
  readonly #onLost: () => void;
  #pending = emptyBatch();
  #isPending = false;
  #sending: Promise<void> | undefined;
  #isLost = false;

  /** `onLost`: another writes the job now, or there is no such job any more. */
  constructor(options: OutboxOptions, job: OutboxJob, onLost: () => void) {
    this.#options = options;
    this.#job = job;
    this.#onLost = onLost;
  }

  add({ progress, days, lines, dropped }: Partial<JobChange>): void {
    if (progress !== undefined) {
      const { phase, account, probe } = progress;
      this.#pending.fields.push("phase", JSON.stringify(phase), "state", phase.state);
      if (account !== undefined) this.#pending.fields.push("account", account);
      if (probe !== undefined) this.#pending.fields.push("probe", JSON.stringify(probe));
      this.#pending.finishedAt = finishedAtOf(phase) ?? this.#pending.finishedAt;
    }
    for (const day of days ?? []) this.#pending.days.push(day.date, JSON.stringify(day));
    for (const line of lines ?? []) this.#pending.lines.push(line.seq, JSON.stringify(line));
    if (dropped !== undefined) this.#pending.fields.push("dropped", String(dropped.count));
    this.#wake();
  }

  event({ seq, event }: NumberedEvent): void {
    this.#pending.events.push(String(seq), JSON.stringify(event));
    this.#pending.fields.push("seq", String(seq));
    const sittingUntil =
      event.type === "status" && event.status.state === "finished"
        ? event.status.sittingUntil
        : undefined;
    if (sittingUntil !== undefined) this.#pending.fields.push("sitting", String(sittingUntil));
    this.#wake();
  }

  /** Counts so many rejected logins of its account. */
  fail(times: number): void {
    this.#pending.failures += times;
    this.#wake();
  }

  /** Settles when all is stored. Rejects with INTERRUPTED where another writes the job, or the time is over. */
  async flush(withinMs: number): Promise<void> {
    using isOver = deadline(this.#options.clock, withinMs);
    while (this.#isPending && !this.#isLost && !isOver.passed) {
      await Promise.race([this.#sending ?? this.#send(), isOver.promise]);
    }
    if (this.#isLost) throw new AutofillError("INTERRUPTED", { cause: "taken_over" });
    if (this.#isPending) throw new AutofillError("INTERRUPTED", { cause: "queue_away" });
  }

  #wake(): void {
    this.#isPending = true;
    if (this.#isLost || this.#sending !== undefined) return;
    // What happens in this turn of the event loop goes together.
    this.#sending = new Promise((resolve) => setImmediate(resolve)).then(
      async () => await this.#send(),
    );
  }

  async #send(): Promise<void> {
    const batch = this.#pending;
    this.#pending = emptyBatch();
    this.#isPending = false;
    let stored = 0;
    try {
      stored = await this.#store(batch);
    } catch (error) {
      this.#options.onError(error);
      this.#pending = joined(batch, this.#pending);
      this.#isPending = true;
      this.#sending = new Promise<void>(
        (resolve) => void this.#options.clock.after(retryEveryMs, resolve),
      ).then(async () => await this.#send());
      return;
    }
    this.#sending = undefined;
    if (stored !== 1) return this.#lose();
    if (this.#isPending) this.#wake();
  }

  async #store(batch: Batch): Promise<number> {
    const { scripts, keepMs } = this.#options;
    const { id, account, token } = this.#job;
    return await scripts.write(
      {
        job: keys.job(id),
        days: keys.days(id),
        log: keys.log(id),
        events: keys.events(id),
        finished: keys.finished,
        running: keys.running,
        deduplication: keys.deduplication(account),
        account: keys.account(account),
        failures: keys.failures(loginOf(account)),
      },
      [
        token,
        JSON.stringify({ ...batch, id }),
        JSON.stringify(batch.events),
        logLimits.maxEntries,
        followerLimits.ringSize,
        keepMs,
      ],
    );
  }

  #lose(): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#pending = emptyBatch();
    this.#isPending = false;
    this.#onLost();
  }
}

function emptyBatch(): Batch {
  return { fields: [], days: [], lines: [], events: [], failures: 0, finishedAt: 0 };
}

/** What was not stored, and then what came since. */
function joined(before: Batch, after: Batch): Batch {
  return {
    fields: [...before.fields, ...after.fields],
    days: [...before.days, ...after.days],
    lines: [...before.lines, ...after.lines].slice(-2 * logLimits.maxEntries),
    events: [...before.events, ...after.events].slice(-2 * followerLimits.ringSize),
    failures: before.failures + after.failures,
    finishedAt: after.finishedAt || before.finishedAt,
  };
}

function finishedAtOf(phase: JobPhase): number | undefined {
  return phase.state === "finished" ? phase.finishedAt : undefined;
}
