import type { JobEvent } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import {
  type Connection,
  followJob,
  type FollowPorts,
  type StreamCallbacks,
} from "./follow-job.ts";

const logEvent = (seq: number): JobEvent => ({
  type: "log",
  entry: { seq, at: 0, level: "info", message: { code: "browser_starting", facts: {} } },
});
const finished: JobEvent = {
  type: "status",
  status: { state: "finished", queuedAt: 0, finishedAt: 1, outcome: "succeeded" },
};

type Script = (stream: StreamCallbacks<JobEvent>) => void;

/** Ports that play one script a connection, and write down where each connection began. */
function scriptedPorts(scripts: Script[], probe: () => Promise<unknown> = async () => ({})) {
  const began: (string | undefined)[] = [];
  const pauses: number[] = [];
  const ports: FollowPorts<JobEvent> = {
    subscribe: (lastEventId, stream) => {
      began.push(lastEventId);
      const script = scripts[began.length - 1];
      queueMicrotask(() => script?.(stream));
      return { unsubscribe: () => undefined };
    },
    probe,
    pause: async (ms) => void pauses.push(ms),
  };
  return { ports, began, pauses };
}

const unreachable = async () => await Promise.reject(new TypeError("fetch failed"));
const cut: Script = (stream) => stream.onFailed(new Error("refused"));
const end: Script = (stream) => stream.onData("1", finished);

test("a job is followed until its finished status, and no further", async () => {
  const { ports } = scriptedPorts([
    (stream) => {
      stream.onData("1", logEvent(1));
      stream.onData("2", finished);
      stream.onData("3", logEvent(3));
    },
  ]);

  const events = await Array.fromAsync(followJob(ports, {}));

  expect(events).toEqual([logEvent(1), finished]);
});

test("a cut stream resumes after the last event received", async () => {
  const { ports, began } = scriptedPorts([
    (stream) => {
      stream.onData("7", logEvent(7));
      stream.onFailed(new Error("cut"));
    },
    (stream) => stream.onData("8", finished),
  ]);

  const events = await Array.fromAsync(followJob(ports, {}));

  expect(began).toEqual([undefined, "7"]);
  expect(events).toEqual([logEvent(7), finished]);
});

test("a cut is reported with the event that it will resume from", async () => {
  const seen: Connection[] = [];
  const { ports } = scriptedPorts([
    (stream) => {
      stream.onOpen();
      stream.onData("412", logEvent(412));
      stream.onFailed(new Error("cut"));
    },
    (stream) => {
      stream.onOpen();
      stream.onData("413", finished);
    },
  ]);

  await Array.fromAsync(followJob(ports, { onConnection: (connection) => seen.push(connection) }));

  expect(seen).toEqual([
    { state: "connecting", from: undefined },
    { state: "open" },
    { state: "reconnecting", from: "412" },
    { state: "open" },
  ]);
});

test("while there is no answer, the pauses grow up to ten seconds", async () => {
  const { ports, pauses } = scriptedPorts([cut, cut, cut, cut, cut, cut, cut, end], unreachable);

  await Array.fromAsync(followJob(ports, {}));

  expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
});

test("a job that the service does not know ends with the service's own error", async () => {
  const error = Object.assign(new Error("JOB_NOT_FOUND"), {
    data: { report: { code: "JOB_NOT_FOUND", facts: {} } },
  });
  const { ports } = scriptedPorts(
    [(stream) => stream.onFailed(new Error("404"))],
    async () => await Promise.reject(error),
  );

  await expect(Array.fromAsync(followJob(ports, {}))).rejects.toBe(error);
});

test("a busy service is waited for, not taken for the end", async () => {
  const busy = Object.assign(new Error("RATE_LIMITED"), {
    data: { report: { code: "RATE_LIMITED", facts: {}, retryAfterSecs: 3 } },
  });
  const { ports, began } = scriptedPorts(
    [(stream) => stream.onFailed(new Error("429")), (stream) => stream.onData("1", finished)],
    async () => await Promise.reject(busy),
  );

  expect(await Array.fromAsync(followJob(ports, {}))).toEqual([finished]);
  expect(began).toHaveLength(2);
});

test("the signal ends following quietly and gives the connection up", async () => {
  const leaving = new AbortController();
  let unsubscribed = 0;
  const ports: FollowPorts<JobEvent> = {
    subscribe: (_, stream) => {
      queueMicrotask(() => {
        stream.onData("1", logEvent(1));
        queueMicrotask(() => leaving.abort());
      });
      return { unsubscribe: () => void (unsubscribed += 1) };
    },
    probe: async () => ({}),
    pause: async () => undefined,
  };

  const events = await Array.fromAsync(followJob(ports, { signal: leaving.signal }));

  expect(events).toEqual([logEvent(1)]);
  expect(unsubscribed).toBe(1);
});
