import { setTimeout } from "node:timers/promises";
import type { TimedStream } from "./timed-stream.ts";
import { words } from "./words.ts";

const lines = 10_000;
const perSecond = 50;

/** A log as no job of ours has it: 200 lines a job are stored. */
export const longLog = { lines, perSecond, snapshot };

/** Sends this many lines after those of the snapshot, one every 20 ms. */
export async function sendSteadily(stream: TimedStream, count: number): Promise<void> {
  const startMs = performance.now();
  for (let at = 1; at <= count; at += 1) {
    stream.send(lines + at, logEvent(lines + at));
    const dueMs = startMs + (at * 1000) / perSecond;
    await setTimeout(Math.max(0, dueMs - performance.now()));
  }
}

/** What the page shows of a line. */
export const lineText = (seq: number): string =>
  words.log.month_read({ month: "2026-11", days: seq });

export const logEvent = (seq: number) => ({ type: "log", entry: entry(seq) });

/** A distinct line for each number: a punch at a time of its own. */
function entry(seq: number) {
  return {
    seq,
    at: Date.UTC(2026, 10, 2) + seq * 20,
    level: "info",
    date: "2026-11-02",
    message: { code: "month_read", facts: { month: "2026-11", days: seq } },
  };
}

function snapshot() {
  return {
    type: "snapshot",
    job: {
      id: "0123456789abcdef0123456789abcdef",
      fileName: "month.xlsx",
      target: "practice",
      mode: "fill",
      status: { state: "running", queuedAt: Date.now(), startedAt: Date.now() },
      days: [
        {
          date: "2026-11-02",
          row: 2,
          wanted: [
            { kind: "work_start", timeMin: 540 },
            { kind: "work_end", timeMin: 1080 },
          ],
          note: "",
          sent: [],
        },
      ],
      lastSeq: lines,
      droppedLogEntries: 0,
    },
    log: Array.from({ length: lines }, (_, index) => entry(index + 1)),
  };
}
