import { setTimeout as wait } from "node:timers/promises";
import { type DayRecord, toAutofillError } from "@jobcan-automation/contract";
import type { EngineOptions } from "@jobcan-automation/core";
import type { SiteMark, SitePress } from "./attendance-site.ts";

export interface TypingOptions {
  siteUrl: string;
  /** Presses are held in memory, and the site hears of begin and end only: what is left is what is written to Redis. */
  isOffline: boolean;
  /** A pause before the first day, and one after each. */
  beforeMs: number;
  dayMs: number;
}

type JobRunner = EngineOptions["runner"];
type RunSpec = Parameters<JobRunner["start"]>[0];
type RunRecorder = Parameters<JobRunner["start"]>[1];
type Run = ReturnType<JobRunner["start"]>;
type RunExit = Awaited<Run["ended"]>;
type Sent = DayRecord["sent"][number];

interface Typing extends TypingOptions {
  spec: RunSpec;
  recorder: RunRecorder;
  stop: AbortSignal;
}

/**
 * Runs that type into an attendance site as real ones do, without a browser: each time is read first, pressed where it
 * is not there, once that is allowed, and read back.
 */
export function createTypingRunner(options: TypingOptions): JobRunner {
  return {
    start(spec, recorder): Run {
      const stopping = new AbortController();
      const killed = Promise.withResolvers<RunExit>();
      const { jobId } = spec;
      const mark = (what: SiteMark["what"]) =>
        void ask(options, "mark", { jobId, what, at: Date.now() }).catch(() => {});
      const run = typeAll({ ...options, spec, recorder, stop: stopping.signal });
      mark("begun");
      return {
        stop() {
          mark("asked_to_stop");
          stopping.abort();
        },
        answer: nothing,
        unanswered: nothing,
        kill: () => killed.resolve({ how: "killed" }),
        pid: undefined,
        get picture(): never {
          throw new Error("it shows none");
        },
        ended: Promise.race([run, killed.promise]).finally(() => mark("ended")),
      };
    },
  };
}

function nothing(): void {}

async function typeAll(typing: Typing): Promise<RunExit> {
  const { spec, recorder, stop, beforeMs, dayMs } = typing;
  try {
    recorder.account("Attendance site");
    await wait(beforeMs);
    for (const { date } of spec.rows) {
      if (stop.aborted) return { how: "reported", report: { end: "stopped", when: "now" } };
      await typeDay(typing, date);
      // A stop is heard of at once.
      await wait(dayMs, undefined, { signal: stop }).catch(() => {});
    }
    return { how: "reported", report: { end: "done" } };
  } catch (error) {
    const report = toAutofillError(error).toReport();
    return { how: "reported", report: { end: "failed", error: report } };
  }
}

/** As many records and lines a day as a real run sends of a plain one. */
async function typeDay(typing: Typing, date: string): Promise<void> {
  const { spec, recorder, stop } = typing;
  const row = spec.rows.find((candidate) => candidate.date === date);
  if (row === undefined) return;
  const account = spec.credentials?.login ?? "";
  const wanted: DayRecord["wanted"] = [
    { kind: "work_start", timeMin: row.startMin },
    { kind: "work_end", timeMin: row.endMin },
  ];
  let record: DayRecord = { date, row: row.row, note: row.note, wanted, sent: [] };
  const update = (known: Partial<DayRecord>) => {
    record = { ...record, ...known };
    recorder.day(record);
  };
  const form = typing.isOffline ? formInMemory() : formOf(typing, { account, date });
  update({ plan: "enter" });
  recorder.log("info", { code: "day_planned", facts: { plan: "enter" } }, date);
  const known = await form.held();
  for (const punch of wanted) {
    if (known.includes(punch.timeMin)) continue;
    if (stop.aborted) return update({ outcome: "failed", reason: "stopped" });
    const before = record.sent;
    const withFate = (fate: Sent["fate"]) => update({ sent: [...before, { ...punch, fate }] });
    withFate("pressed");
    recorder.persist();
    try {
      await recorder.mayPress?.();
    } catch (error) {
      // What is there is read, and nothing more is pressed.
      const outcome = (await form.held()).length === wanted.length ? "verified" : "failed";
      update({ sent: before, outcome, ...(outcome === "failed" && { reason: "interrupted" }) });
      throw error;
    }
    await form.press(punch.timeMin);
    withFate("accepted");
    if ((await form.held()).includes(punch.timeMin)) withFate("read_back");
  }
  update({ outcome: "verified" });
  recorder.log("info", { code: "day_ended", facts: { outcome: "verified" } }, date);
}

/** A day's form. */
interface Form {
  held(): Promise<readonly number[]>;
  press(minutes: number): Promise<void>;
}

function formInMemory(): Form {
  const held: number[] = [];
  return {
    held: async () => held,
    press: async (minutes) => void held.push(minutes),
  };
}

function formOf(typing: Typing, of: Pick<SitePress, "account" | "date">): Form {
  const { jobId } = typing.spec;
  return {
    held: async () => JSON.parse(await (await ask(typing, "held", of)).text()),
    press: async (minutes) => void (await ask(typing, "press", { ...of, minutes, jobId })),
  };
}

async function ask(
  { siteUrl }: Pick<TypingOptions, "siteUrl">,
  path: string,
  body: object,
): Promise<Response> {
  return await fetch(`${siteUrl}/${path}`, { method: "POST", body: JSON.stringify(body) });
}
