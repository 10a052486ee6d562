import { Socket } from "node:net";
import { mapPlaywrightError } from "../../browser/map-playwright-error.ts";
import { AutofillError } from "@jobcan-automation/contract";
import { createRunStop, type RunStopControl } from "../../jobcan/visit/run-stop.ts";
import { createSecretMask } from "../../base/mask-secrets.ts";
import { PersonQuestions } from "./ask-person.ts";
import { chooseSystem } from "@jobcan-automation/proc";
import { endByForceAfter, orphanedMs, overdueMs } from "./end-by-force.ts";
import { maskMessage } from "./mask-message.ts";
import { OneTimeCredentials } from "./one-time-credentials.ts";
import { PictureChannel } from "./picture-channel.ts";
import { runJob } from "./run-job.ts";
import type { RunJob, RunPorts } from "./run-ports.ts";
import { type FromRunner, type RunSpec, type RunnerReport, toRunnerSchema } from "../messages.ts";
import { pictureFd } from "../picture-messages.ts";
import { untilFresh } from "./until-fresh.ts";

/*
 * The edge of a runner process: one job in over IPC, its reports out, then gone. It prints nothing. When the parent
 * goes away it presses nothing any more, closes its browser and ends; where that hangs it kills both.
 */

const system = chooseSystem(process.argv[2] === "portable" ? "portable" : "auto");
system.forbidCoreDumps();

/**
 * The spellings of login and password stay in here to the end: a page, or an error of the browser library, may show
 * them at any time.
 */
let mask = createSecretMask([]);
let secrets: readonly string[] = [];
const person = new PersonQuestions((message) => void send(message));
let control: RunStopControl | undefined;
let picture: PictureChannel | undefined;
let syncCount = 0;
const syncs = new Map<number, PromiseWithResolvers<void>>();

process.on("message", (raw) => {
  const message = toRunnerSchema.safeParse(raw);
  if (!message.success) return;
  switch (message.data.type) {
    case "start":
      if (control !== undefined) return;
      if (message.data.spec.hasPicture === true) picture = openPictureChannel();
      start(message.data.spec);
      return;
    case "stop":
      control?.ask(message.data.when);
      return;
    case "synced":
      syncs.get(message.data.id)?.resolve();
      syncs.delete(message.data.id);
      return;
    case "answer": {
      const { id, answer } = message.data;
      if ("code" in answer) maskAlso([answer.code]);
      return person.answered(id, answer);
    }
    case "unanswered":
      return person.unanswered(message.data.id, message.data.reason);
    case "not_stored": {
      const { code, facts } = message.data.error;
      syncs.get(message.data.id)?.reject(new AutofillError(code, { ...facts, step: "record" }));
      syncs.delete(message.data.id);
    }
  }
});
process.on("disconnect", () => {
  for (const { reject } of syncs.values()) reject(new AutofillError("INTERRUPTED"));
  if (control === undefined) return leave();
  control.abandon();
  endByForceAfter(orphanedMs, system);
});
process.on("SIGTERM", () => control?.ask("now"));
process.on("SIGINT", () => control?.ask("now"));
// A late rejection inside the browser library must not take the browser's own clean-up with it.
process.on("uncaughtException", endUnexpectedly);
process.on("unhandledRejection", endUnexpectedly);

void send({ type: "ready" });

/** Not asynchronous: what waits would hold the spec, and the credentials with it, for as long as the run takes. */
function start({ credentials, ...work }: RunSpec): void {
  if (credentials !== undefined) maskAlso([credentials.password, credentials.login]);
  maskAlso(sessionSecrets(work.cookies));
  control = createRunStop(work.timeoutMs);
  endByForceAfter(work.timeoutMs + overdueMs, system);
  void run({ work, credentials: new OneTimeCredentials(credentials) }, control);
}

/** Short values are no secrets, and their masks would make other words unreadable. */
function sessionSecrets(cookies: RunSpec["cookies"] = []): string[] {
  return cookies.map(({ value }) => value).filter((value) => value.length >= 16);
}

function maskAlso(more: readonly string[]): void {
  secrets = [...secrets, ...more];
  mask = createSecretMask(secrets);
}

async function run(job: RunJob, asked: RunStopControl): Promise<void> {
  const report = await runJob(job, ports(), asked.stop);
  asked[Symbol.dispose]();
  await send({ type: "end", report: unexpected ?? report });
  leave();
}

function ports(): RunPorts {
  return {
    reporter: {
      log: (level, message, date) =>
        void send({ type: "log", level, message, ...(date === undefined ? {} : { date }) }),
      day: (record) => void send({ type: "day", record }),
      account: (name) => void send({ type: "account", name }),
      probe: (report) => void send({ type: "probe", report }),
      skeleton: (page) => void send({ type: "skeleton", page }),
    },
    lifecycle: {
      checkpoint: (tag) => void send({ type: "checkpoint", tag }),
      browser: (state, pid) =>
        void send({ type: "browser", state, ...(pid === undefined ? {} : { pid }) }),
      cleanup: (step, result) => void send({ type: "cleanup", step, ...result }),
    },
    employee: (shown) => void send({ type: "employee", ...shown }),
    person,
    picture,
    session: (cookies, settled) => void sendUnmasked({ type: "session", cookies, settled }),
    flushed: async () => await untilFresh(flushed, () => performance.now()),
    system,
    browserEnv: browserEnv(),
  };
}

function openPictureChannel(): PictureChannel {
  const socket = new Socket({ fd: pictureFd, readable: true, writable: true });
  // The run's own work holds this process, not what may be shown of it.
  socket.unref();
  return new PictureChannel(socket);
}

/** Resolves once the parent has stored all that was sent so far; rejects when there is no parent any more. */
async function flushed(): Promise<void> {
  const sync = Promise.withResolvers<void>();
  syncCount += 1;
  if (!process.connected) throw new AutofillError("INTERRUPTED");
  syncs.set(syncCount, sync);
  await send({ type: "sync", id: syncCount });
  await sync.promise;
}

let unexpected: RunnerReport | undefined;

function endUnexpectedly(error: unknown): void {
  // Calls that were in flight when a browser died may reject late; its session has reported that itself.
  if (mapPlaywrightError(error, "late").code === "BROWSER_CRASHED") return;
  const cause = error instanceof Error ? error.name : typeof error;
  unexpected = { end: "failed", error: { code: "INTERNAL", facts: { step: "runner", cause } } };
  if (control === undefined) leave();
  else control.abandon();
}

/** Settles when the message has left, or cannot: a parent that is gone reads nothing any more. */
function send(message: FromRunner): Promise<void> {
  return sendUnmasked(maskMessage(message, mask));
}

/** The cookies of a session are for the parent as they are. */
function sendUnmasked(message: FromRunner): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (process.send === undefined || !process.connected) resolve();
  else process.send(message, undefined, undefined, () => resolve());
  return promise;
}

/** The runner's own environment without what is Node's. */
function browserEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || name.startsWith("NODE_") ? [] : [[name, value]],
    ),
  );
}

function leave(): void {
  // Handles of the browser library may outlive its browser; the work is done and reported.
  // oxlint-disable-next-line unicorn/no-process-exit -- the edge of a process of its own
  process.exit(0);
}
