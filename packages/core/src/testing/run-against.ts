import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type {
  Answer,
  DayRecord,
  TimesheetRow,
  UnansweredReason,
} from "@jobcan-automation/contract";
import { killQuietly } from "@jobcan-automation/proc";
import { descendantsOf, isRunning } from "@jobcan-automation/proc/testing";
import {
  type FromRunner,
  fromRunnerSchema,
  type RunSpec,
  type RunStopMode,
  type RunnerReport,
  type ToRunner,
} from "../runs/messages.ts";
import { PictureLine } from "../runs/picture-line.ts";
import { pictureFd } from "../runs/picture-messages.ts";
import { findTestChromium } from "./find-test-chromium.ts";

/** What a run is given beside the defaults. */
export interface RunAgainst {
  rows: readonly TimesheetRow[];
  spec?: Partial<Omit<RunSpec, "rows" | "site">>;
  /** More of the environment than PATH, TMPDIR and HOME, e.g. TZ. */
  env?: Readonly<Record<string, string>>;
  /**
   * Whether the parent can store what comes before the sync of this number; where it cannot, the run gets to know it.
   */
  canStore?: (syncId: number) => boolean;
  /** Called with each message as it comes; `runner` can be stopped, killed or cut off from there. */
  onMessage?: (message: FromRunner, runner: RunnerHandle) => void;
}

/** Controls the running process. */
export interface RunnerHandle {
  readonly pid: number;
  stop(mode: RunStopMode): void;
  /** SIGKILL to the runner's process group, as the server does. */
  kill(): void;
  /** SIGKILL to the browser's own process only. */
  killBrowser(): void;
  /** SIGSTOP to the browser's process: alive, but not answering. */
  freezeBrowser(): void;
  /** SIGSTOP to the processes of its pages. */
  freezeRenderers(): void;
  /** SIGKILL to the processes of its pages, as the kernel does where memory runs out. */
  killRenderers(): void;
  disconnect(): void;
  /** The server's end of the channel of its live picture. */
  readonly picture: PictureLine;
  /** What the server says to a question. */
  answer(id: number, answer: Answer): void;
  unanswered(id: number, reason: UnansweredReason): void;
}

/** All that a run reported, and what it left behind. */
export interface RunAccount {
  end: RunnerReport | undefined;
  exitCode: number | null;
  days: ReadonlyMap<string, DayRecord>;
  messages: readonly FromRunner[];
  /** Everything that left the process as text: messages, stdout, stderr. */
  output: string;
  tookMs: number;
  /** Processes of the run that were still there after it had ended. */
  leftProcesses: number;
  /** Names left in its temporary folder. */
  leftFiles: readonly string[];
}

/** Where the practice Jobcan listens and who signs in to it. */
export interface TestSite {
  idUrl: string;
  sslUrl: string;
}

/**
 * Runs one job in a real runner process with a real browser and waits for its end; removes what the run left, after
 * counting it.
 */
export async function runAgainst(site: TestSite, asked: RunAgainst): Promise<RunAccount> {
  const tmp = mkdtempSync(join(tmpdir(), "run-"));
  // A browser stores its certificates in HOME; without one it uses TMPDIR.
  const home = mkdtempSync(join(tmpdir(), "run-home-"));
  const startedAt = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(runnerEntry)], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc", "pipe"],
    env: { PATH: process.env["PATH"] ?? "", TMPDIR: tmp, HOME: home, ...asked.env },
    cwd: tmp,
  });
  const messages: FromRunner[] = [];
  const seen = new Set<number>();
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => (printed += text));
  }
  // That a runner was just killed is known by its exit, not by a failed send.
  const send = (message: ToRunner) => void (child.connected && child.send(message, () => {}));
  const handle: RunnerHandle = {
    pid: child.pid ?? 0,
    stop: (mode) => send({ type: "stop", when: mode }),
    kill: () => killGroup(handle.pid, seen),
    killBrowser: () => signalAll(browserPids(messages), "SIGKILL"),
    freezeBrowser: () => signalAll(browserPids(messages), "SIGSTOP"),
    freezeRenderers: () => signalAll(browserPids(messages).flatMap(rendererPids), "SIGSTOP"),
    killRenderers: () => signalAll(browserPids(messages).flatMap(rendererPids), "SIGKILL"),
    disconnect: () => child.disconnect(),
    picture: new PictureLine(child.stdio[pictureFd]),
    answer: (id, answer) => send({ type: "answer", id, answer }),
    unanswered: (id, reason) => send({ type: "unanswered", id, reason }),
  };
  child.on("message", (raw) => {
    const message = fromRunnerSchema.parse(raw);
    messages.push(message);
    if (message.type === "ready") send({ type: "start", spec: specOf(site, asked) });
    if (message.type === "sync") send(answerTo(message.id, asked));
    for (const pid of [handle.pid, ...descendantsOf(handle.pid).map((below) => below.pid)])
      seen.add(pid);
    (asked.onMessage ?? answerAbsent)(message, handle);
  });
  const { promise: exited, resolve } = Promise.withResolvers<number | null>();
  // After `disconnect` Node emits "exit" but never "close".
  child.once("exit", (code) => setTimeout(() => resolve(code), drainMs));
  const exitCode = await exited;
  const left = [...seen].filter(isRunning);
  const leftFiles = readdirSync(tmp);
  for (const pid of left) killQuietly(pid);
  for (const folder of [tmp, home]) rmSync(folder, { recursive: true, force: true });
  return {
    end: messages.findLast((message) => message.type === "end")?.report,
    exitCode,
    days: daysOf(messages),
    messages,
    output: printed + JSON.stringify(messages),
    tookMs: performance.now() - startedAt,
    leftProcesses: left.length,
    leftFiles,
  };
}

/** Days of a month as rows of a sheet, 9:00 to 18:00 unless something else is given. */
export function rowsFor(
  dates: readonly string[],
  change: Partial<TimesheetRow> = {},
): TimesheetRow[] {
  return dates.map((date, index) => ({
    row: index + 2,
    date,
    startMin: 540,
    endMin: 1080,
    breaks: [],
    note: "",
    ...change,
  }));
}

/** Time to read what is left in the pipes of a process that has ended. */
const drainMs = 100;

const runnerEntry = new URL("../runs/child/runner-main.ts", import.meta.url);

/** As a server does where nobody is there to be asked. */
function answerAbsent(message: FromRunner, runner: RunnerHandle): void {
  if (message.type === "ask") runner.unanswered(message.id, "absent");
}

function answerTo(id: number, { canStore }: RunAgainst): ToRunner {
  if (canStore?.(id) ?? true) return { type: "synced", id };
  return { type: "not_stored", id, error: { code: "NO_SPACE", facts: { cause: "full" } } };
}

function specOf(site: TestSite, { rows, spec }: RunAgainst): RunSpec {
  return {
    jobId: "job-test",
    mode: "fill",
    credentials: { login: "demo@example.jp", password: "practice-1234" },
    options: {},
    punchDelayMs: 0,
    browser: findTestChromium(process.env),
    timeoutMs: 120_000,
    stepTimeoutMs: 15_000,
    today: "2026-11-23",
    ...spec,
    site: { idUrl: site.idUrl, sslUrl: site.sslUrl },
    rows: [...rows],
  };
}

function daysOf(messages: readonly FromRunner[]): Map<string, DayRecord> {
  const days = new Map<string, DayRecord>();
  for (const message of messages) {
    if (message.type === "day") days.set(message.record.date, message.record);
  }
  return days;
}

function browserPids(messages: readonly FromRunner[]): number[] {
  const browser = messages.findLast((message) => message.type === "browser");
  return browser?.type === "browser" && browser.pid !== undefined ? [browser.pid] : [];
}

function rendererPids(browserPid: number): number[] {
  return descendantsOf(browserPid)
    .filter(({ command }) => command.includes("--type=renderer"))
    .map(({ pid }) => pid);
}

function signalAll(pids: readonly number[], signal: "SIGKILL" | "SIGSTOP"): void {
  for (const pid of pids) process.kill(pid, signal);
}

function killGroup(pid: number, seen: ReadonlySet<number>): void {
  for (const below of descendantsOf(pid)) killQuietly(below.pid);
  killQuietly(-pid);
  for (const known of seen) killQuietly(known);
}
