import { type Sandbox, startSandbox } from "@jobcan-automation/sandbox";
import type { FromRunner } from "../../runs/messages.ts";
import { type RunAccount, type RunnerHandle, rowsFor, runAgainst } from "../run-against.ts";
import { type Act, type FaultCase, faultDates } from "./fault-case.ts";

/** A row's run with its fault, and the same sheet once more without. The site is the caller's to dispose of. */
export interface FaultRuns extends AsyncDisposable {
  readonly site: Sandbox;
  readonly faulty: RunAccount;
  /** Passwords that reached the site in the faulty run, whoever answered them. */
  readonly passwords: number;
  /** POSTs of the punch form in the faulty run. */
  readonly posts: number;
  /** Requests of the faulty run that met a fault. */
  readonly faulted: number;
  /** Punches held after the faulty run. */
  readonly heldBetween: ReturnType<Sandbox["punches"]>;
  readonly clean: RunAccount;
}

/** Longest a run with a fault may take, unless its row says otherwise. */
const runTimeoutMs = 90_000;

/** Runs one row of the table on a practice site of its own. */
export async function runFaultCase(one: FaultCase): Promise<FaultRuns> {
  await using stack = new AsyncDisposableStack();
  const rows = rowsFor(faultDates);
  const tenant = one.tenant ?? "default";
  const faultySite = stack.use(await startSandbox({ tenant, tls: one.tls ?? false }));
  for (const fault of one.faults) faultySite.setFault(fault);
  const act = actOn(faultySite, one.act);
  const faulty = await runAgainst(faultySite, {
    rows,
    spec: { timeoutMs: runTimeoutMs, ...one.spec },
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
  // A front whose certificate nobody vouches for has no run without its fault: its place is taken by a site without the front.
  const site = one.tls === true ? stack.use(await startSandbox({ tenant })) : faultySite;
  const clean = await runAgainst(site, { rows });
  const owned = stack.move();
  return { site, faulty, ...facts, clean, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** POSTs that reached the site, whoever answered them. */
function postsTo(site: Sandbox, asked: string): number {
  return site
    .requestLog()
    .filter(({ method, path }) => method === "POST" && path.replace(/\/$/, "") === asked).length;
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

const lookEveryMs = 10;

function atPost([site, act]: [Sandbox, Act], path: string, count: number): ActWatch {
  let timer: NodeJS.Timeout | undefined;
  return {
    onMessage(_, runner) {
      timer ??= setInterval(() => {
        if (postsTo(site, path) < count) return;
        clearInterval(timer);
        perform(act, runner);
      }, lookEveryMs);
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
