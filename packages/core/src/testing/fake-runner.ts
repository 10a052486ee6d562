import { type Duplex, duplexPair } from "node:stream";
import type { DayRecord } from "@jobcan-automation/contract";
import type { JobRunner, Run, RunRecorder, RunExit } from "../runs/job-runner.ts";
import type { RunSpec } from "../runs/messages.ts";
import { PictureLine } from "../runs/picture-line.ts";
import { settled } from "./fake-clock.ts";

/** A run that is controlled by the test, and records what it was asked. */
interface FakeRun {
  readonly jobId: string;
  readonly spec: RunSpec;
  readonly reporter: RunRecorder;
  readonly asked: string[];
  /** What its questions were answered with, in order. */
  readonly answers: unknown[];
  readonly picture: PictureLine;
  /** The runner's end of the picture's channel. */
  readonly pictureEnd: Duplex;
  /** Reports a day's record with some of it filled in. */
  reportDay(date: string, known: Partial<DayRecord>): void;
  verifyAll(): void;
  end(result: RunExit): Promise<void>;
}

export interface FakeRunner extends JobRunner {
  readonly runs: FakeRun[];
  /** The run started last; throws where there is none. */
  latest(): FakeRun;
}

/** Starts no process. The test calls `end`, except after a kill. */
export function createFakeRunner(): FakeRunner {
  const runs: FakeRun[] = [];
  return {
    runs,
    latest() {
      const run = runs.at(-1);
      if (run === undefined) throw new Error("no run has been started");
      return run;
    },
    start(spec, reporter): Run {
      const { promise, resolve } = Promise.withResolvers<RunExit>();
      const run = createFakeRun(spec, reporter, resolve);
      runs.push(run);
      return {
        stop: (when) => void run.asked.push(when),
        answer: (id, answer) => void run.answers.push({ id, answer }),
        unanswered: (id, reason) => void run.answers.push({ id, reason }),
        kill() {
          run.asked.push("kill");
          resolve({ how: "killed" });
        },
        pid: runs.length,
        picture: run.picture,
        ended: promise,
      };
    },
  };
}

function createFakeRun(
  spec: RunSpec,
  reporter: RunRecorder,
  resolve: (result: RunExit) => void,
): FakeRun {
  const [ours, theirs] = duplexPair();
  const reportDay: FakeRun["reportDay"] = (date, known) => {
    const row = spec.rows.find((candidate) => candidate.date === date);
    if (row === undefined) throw new Error(`no row for ${date}`);
    const wanted: DayRecord["wanted"] = [
      { kind: "work_start", timeMin: row.startMin },
      { kind: "work_end", timeMin: row.endMin },
    ];
    reporter.day({ date, row: row.row, wanted, note: row.note, sent: [], ...known });
  };
  return {
    jobId: spec.jobId,
    spec,
    reporter,
    asked: [],
    answers: [],
    picture: new PictureLine(ours),
    pictureEnd: theirs,
    reportDay,
    verifyAll() {
      for (const { date } of spec.rows) reportDay(date, { outcome: "verified" });
    },
    async end(result) {
      resolve(result);
      await settled();
    },
  };
}
