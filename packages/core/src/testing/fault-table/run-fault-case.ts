import { type Sandbox, startSandbox } from "@jobcan-automation/sandbox";
import type { FromRunner } from "../../runs/messages.ts";
import { type RunAccount, type RunnerHandle, rowsFor, runAgainst } from "../run-against.ts";
import { type Act, type FaultCase, faultDates } from "./fault-case.ts";

/** A row's run with its fault, and the same sheet once more without. The site is the caller's to dispose of. */
export interface FaultRuns extends AsyncDisposable {
  readonly site: Sandbox;
  readonly faulty: RunAccount;
  /** Passwords that reached the site in the faulty run, answered or not. */
  readonly passwords: number;
  /** POSTs of the punch form in the faulty run. */
  readonly posts: number;
  /** Requests of the faulty run that were answered with a simulated fault. */
  readonly faulted: number;
  /** Punches held after the faulty run. */
  readonly heldBetween: ReturnType<Sandbox["punches"]>;
  readonly clean: RunAccount;
}

/** Time limit of a run with a fault, unless its row sets another. */
const runTimeoutMs = 90_000;

/** Runs one row of the table on a practice site of its own. */
export async function runFaultCase(row: FaultCase): Promise<FaultRuns> {
  await using stack = new AsyncDisposableStack();
  const rows = rowsFor(faultDates);
  const tenant = row.tenant ?? "default";
  const faultySite = stack.use(await startSandbox({ tenant, tls: row.tls ?? false }));
  for (const fault of row.faults) faultySite.setFault(fault);
  const act = actOn(faultySite, row.act);
  const faulty = await runAgainst(faultySite, {
    rows,
    spec: { timeoutMs: runTimeoutMs, ...row.spec },
    onMessage: (message, runner) => act.onMessage(message, runner),
  });
  act.end();
  faultySite.clearFaults();
  const facts = {
    passwords: postsTo(faultySite, "/users/sign_in"),
    posts: postsTo(faultySite, "/employee/adit/insert"),
    faulted: faultySite.counts.faulted,
    heldBetween: faultySite.punches(),
  };
  // A site whose certificate is invalid cannot be used without its fault, so the clean run gets a site without TLS.
  const site = row.tls === true ? stack.use(await startSandbox({ tenant })) : faultySite;
  const clean = await runAgainst(site, { rows });
  const owned = stack.move();
  return { site, faulty, ...facts, clean, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** POSTs to a path that reached the site, answered or not. */
function postsTo(site: Sandbox, wanted: string): number {
  return site
    .requestLog()
    .filter(({ method, path }) => method === "POST" && path.replace(/\/$/, "") === wanted).length;
}

interface ActWatch {
  onMessage(message: FromRunner, runner: RunnerHandle): void;
  end(): void;
}

function actOn(site: Sandbox, act: Act | undefined): ActWatch {
  if (act === undefined) return { onMessage: () => {}, end: () => {} };
  if (act.at === "password seen") return atPost([site, act], "/users/sign_in", 1);
  if (act.at === "second press seen") return atPost([site, act], "/employee/adit/insert", 2);
  const [code, count] = act.at;
  let seen = 0;
  return {
    onMessage(message, runner) {
      if (message.type !== "log" || message.message.code !== code) return;
      seen += 1;
      if (seen === count) perform(act, runner);
    },
    end: () => {},
  };
}

const pollMs = 10;

function atPost([site, act]: [Sandbox, Act], path: string, count: number): ActWatch {
  let timer: NodeJS.Timeout | undefined;
  return {
    onMessage(_, runner) {
      timer ??= setInterval(() => {
        if (postsTo(site, path) < count) return;
        clearInterval(timer);
        perform(act, runner);
      }, pollMs);
    },
    end: () => clearInterval(timer),
  };
}

function perform({ act }: Act, runner: RunnerHandle): void {
  switch (act) {
    case "kill the browser":
      return runner.killBrowser();
    case "kill the renderer":
      return runner.killRenderers();
    case "freeze the browser":
      return runner.freezeBrowser();
    case "kill the runner":
      return runner.kill();
    case "lose the parent":
      return runner.disconnect();
    case "stop now":
      return runner.stop("now");
    case "stop for memory":
      return runner.stop("memory");
    case "stop after this day":
      return runner.stop("after_day");
  }
}
