import { type JobEvent, Mailbox } from "@jobcan-automation/contract";
import { toProblem } from "./problem.ts";

/** How a follower is connected. `from` is the last event received, after which a stream resumes. */
export type Connection =
  | { state: "connecting"; from: string | undefined }
  | { state: "open" }
  | { state: "reconnecting"; from: string | undefined };

export interface FollowOptions {
  signal?: AbortSignal | undefined;
  /** Number of the newest event already held. */
  lastEventId?: string | undefined;
  onConnection?: ((connection: Connection) => void) | undefined;
}

/** One attempt at a stream: calls back until it ends, fails, or is unsubscribed. */
export interface StreamCallbacks<T> {
  onData(id: string | undefined, data: T): void;
  onOpen(): void;
  onInterrupted(): void;
  onFailed(error: unknown): void;
  onEnded(): void;
}

/** What following needs of the outside; a fake in tests. */
export interface FollowPorts<T> {
  subscribe(
    lastEventId: string | undefined,
    callbacks: StreamCallbacks<T>,
  ): { unsubscribe(): void };
  /** Throws the reason when there is nothing to follow: an event stream cannot report why it was refused. */
  probe(signal: AbortSignal | undefined): Promise<unknown>;
  pause(ms: number, signal: AbortSignal | undefined): Promise<void>;
}

const longestPauseMs = 10_000;

/**
 * A job's events, from a snapshot on. Resumes by itself after a cut, from the last event received; ends after the
 * finished status (or `expired`), or quietly with the signal. Throws only errors reported by the service, such as
 * JOB_NOT_FOUND.
 */
export async function* followJob(
  ports: FollowPorts<JobEvent>,
  options: FollowOptions,
): AsyncGenerator<JobEvent, void> {
  for await (const event of followStream(ports, options)) {
    yield event;
    if (isLast(event)) return;
  }
}

/** As `followJob`, for a stream that only the signal ends. */
export async function* followStream<T>(
  ports: FollowPorts<T>,
  options: FollowOptions,
): AsyncGenerator<T, void> {
  const { signal } = options;
  let from = options.lastEventId;
  let failures = 0;
  options.onConnection?.({ state: "connecting", from });
  while (!isAborted(signal)) {
    for await (const [id, data] of attempt(ports, { ...options, lastEventId: from })) {
      failures = 0;
      from = id ?? from;
      yield data;
    }
    if (isAborted(signal)) return;
    options.onConnection?.({ state: "reconnecting", from });
    await reasonToStop(ports, signal);
    failures += 1;
    await ports.pause(Math.min(500 * 2 ** (failures - 1), longestPauseMs), signal);
  }
}

/** One connection's events; ends when it is cut, refused or aborted. Leaving the loop gives up the connection. */
async function* attempt<T>(
  ports: FollowPorts<T>,
  { signal, onConnection, lastEventId }: FollowOptions,
): AsyncGenerator<[string | undefined, T], void> {
  const mailbox = new Mailbox<[string | undefined, T]>();
  let from = lastEventId;
  const stream = ports.subscribe(from, {
    onData: (id, data) => {
      from = id ?? from;
      mailbox.push([id, data]);
    },
    onOpen: () => onConnection?.({ state: "open" }),
    onInterrupted: () => onConnection?.({ state: "reconnecting", from }),
    onFailed: () => mailbox.end(),
    onEnded: () => mailbox.end(),
  });
  // Not the mailbox's own signal: what arrived before the abort is still read.
  const onAbort = () => mailbox.end();
  signal?.addEventListener("abort", onAbort, { once: true });
  mailbox.onClose(() => {
    signal?.removeEventListener("abort", onAbort);
    stream.unsubscribe();
  });
  yield* mailbox;
}

/** Throws when the service reports that retrying is useless; no answer and "try later" are reasons to retry. */
async function reasonToStop<T>(
  ports: FollowPorts<T>,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await ports.probe(signal);
  } catch (error) {
    const problem = toProblem(error);
    if (problem.kind === "reported" && fatalCodes.has(problem.report.code)) throw error;
  }
}

const fatalCodes: ReadonlySet<string> = new Set([
  "JOB_NOT_FOUND",
  "INVALID_REQUEST",
  "FORBIDDEN_ORIGIN",
  "ACCESS_REQUIRED",
  "KEY_REQUIRED",
]);

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted ?? false;
}

function isLast(event: JobEvent): boolean {
  switch (event.type) {
    case "snapshot":
      return event.job.status.state === "finished";
    case "status":
      return event.status.state === "finished";
    case "expired":
      return true;
    case "log":
    case "day":
    case "account":
    case "probe":
    case "gap":
      return false;
  }
}
