import { mapPlaywrightError } from "../../browser/map-playwright-error.ts";
import { AutofillError } from "@jobcan-automation/contract";
import { createRunStop, type RunStopControl } from "../../jobcan/visit/run-stop.ts";
import { createSecretMask } from "../../base/mask-secrets.ts";
import { endByForceAfter, orphanedMs, overdueMs } from "./end-by-force.ts";
import { maskMessage } from "./mask-message.ts";
import { type RunPorts, runJob } from "./run-job.ts";
import { type FromRunner, type RunEnd, type RunSpec, toRunnerSchema } from "../messages.ts";

/*
 * The edge of a runner process: one job in over IPC, its story out, then gone. It prints nothing. When the parent goes away it presses nothing
 * any more, closes its browser and ends; where that hangs it kills both.
 */

let mask = createSecretMask([]);
let control: RunStopControl | undefined;
let syncCount = 0;
const syncs = new Map<number, PromiseWithResolvers<void>>();

process.on("message", (raw) => {
  const message = toRunnerSchema.safeParse(raw);
  if (!message.success) return;
  switch (message.data.type) {
    case "start":
      if (control === undefined) void start(message.data.spec);
      return;
    case "stop":
      control?.ask(message.data.when);
      return;
    case "synced":
      syncs.get(message.data.id)?.resolve();
      syncs.delete(message.data.id);
      return;
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
  endByForceAfter(orphanedMs);
});
process.on("SIGTERM", () => control?.ask("now"));
process.on("SIGINT", () => control?.ask("now"));
// A late rejection inside the browser library must not take the browser's own clean-up with it.
process.on("uncaughtException", fault);
process.on("unhandledRejection", fault);

void tell({ type: "ready" });

async function start(spec: RunSpec): Promise<void> {
  mask = createSecretMask([spec.credentials.password, spec.credentials.login]);
  control = createRunStop(spec.timeoutMs);
  endByForceAfter(spec.timeoutMs + overdueMs);
  const end = await runJob(spec, ports(), control.stop);
  control[Symbol.dispose]();
  await tell({ type: "end", result: faulted ?? end });
  leave();
}

function ports(): RunPorts {
  return {
    reporter: {
      log: (level, message, date) =>
        void tell({ type: "log", level, message, ...(date === undefined ? {} : { date }) }),
      day: (record) => void tell({ type: "day", record }),
      account: (name) => void tell({ type: "account", name }),
    },
    lifecycle: {
      checkpoint: (tag) => void tell({ type: "checkpoint", tag }),
      browser: (state, pid) =>
        void tell({ type: "browser", state, ...(pid === undefined ? {} : { pid }) }),
      cleanup: (step, result) => void tell({ type: "cleanup", step, ...result }),
    },
    kept,
    browserEnv: browserEnv(),
  };
}

/** Resolves once the parent has stored all that was told so far; rejects when there is no parent any more. */
async function kept(): Promise<void> {
  const sync = Promise.withResolvers<void>();
  syncCount += 1;
  if (!process.connected) throw new AutofillError("INTERRUPTED");
  syncs.set(syncCount, sync);
  await tell({ type: "sync", id: syncCount });
  await sync.promise;
}

let faulted: RunEnd | undefined;

function fault(error: unknown): void {
  // Calls that were in flight when a browser died may reject late; its session has told of that itself.
  if (mapPlaywrightError(error, "late").code === "BROWSER_CRASHED") return;
  const cause = error instanceof Error ? error.name : typeof error;
  faulted = { end: "failed", error: { code: "INTERNAL", facts: { step: "runner", cause } } };
  if (control === undefined) leave();
  else control.abandon();
}

/** Settles when the message has left, or cannot: a parent that is gone reads nothing any more. */
function tell(message: FromRunner): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (process.send === undefined || !process.connected) resolve();
  else process.send(maskMessage(message, mask), undefined, undefined, () => resolve());
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
  // Handles of the browser library may outlive its browser; the work is done and told.
  // oxlint-disable-next-line unicorn/no-process-exit -- the edge of a process of its own
  process.exit(0);
}
