import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { AutofillError } from "@jobcan-automation/contract";
import type { ProcessSystem } from "@jobcan-automation/proc";

/** The browser that is installed for the person, and all that it sees of the environment. */
export interface WindowBrowser {
  /** The real binary. */
  executablePath: string;
  sandbox: boolean;
  env: Readonly<Record<string, string>>;
}

/** What is asked of the system. */
type WindowSystem = Pick<ProcessSystem, "apart" | "countRun" | "killRun">;

/** A browser in the person's own hands. Disposing ends it, whatever it shows. */
export interface SignInWindow extends AsyncDisposable {
  readonly pid: number | undefined;
  /**
   * Settles when the person has closed it, and nothing of it writes its profile any more. Rejects with
   * BROWSER_UNAVAILABLE where it did not start.
   */
  readonly closed: Promise<void>;
}

/**
 * Starts a browser as its own icon would, at a page: nothing drives it and nothing can, so that a sign-in that refuses
 * a driven browser has nothing to refuse. Two options only say where its profile is and that it is no first run; the
 * keys of the profile are kept in it, so that the same browser can read it later without asking the person's key ring.
 */
export function openSignInWindow(
  { executablePath, sandbox, env }: WindowBrowser,
  { folder, url, system }: { folder: string; url: string; system: WindowSystem },
): SignInWindow {
  const child = spawn(executablePath, [...windowArgs(folder, sandbox), url], {
    env: { ...env },
    cwd: folder,
    stdio: "ignore",
    // A group of its own, so that what it starts while it is ended is ended with it.
    detached: system.apart.detached,
  });
  const { promise: closed, resolve, reject } = Promise.withResolvers<void>();
  child.once("error", () =>
    reject(new AutofillError("BROWSER_UNAVAILABLE", { step: "open_window", cause: "missing" })),
  );
  const marks = { runnerPid: child.pid ?? -1, tmpDir: folder };
  child.once("exit", () => void helpersGone(() => system.countRun(marks)).then(resolve));
  // Who does not wait for it has ended it.
  closed.catch(() => undefined);
  return {
    pid: child.pid,
    closed,
    async [Symbol.asyncDispose]() {
      if (child.pid === undefined) return;
      const isThere = child.exitCode === null && child.signalCode === null;
      system.killRun(isThere ? marks : { ...marks, runnerPid: -1 });
      await closed.catch(() => undefined);
    },
  };
}

const pollMs = 10;
const patienceMs = 2_000;

/** Helpers are gone a moment after their browser. */
async function helpersGone(count: () => number): Promise<void> {
  const untilMs = performance.now() + patienceMs;
  while (count() > 0 && performance.now() < untilMs) await wait(pollMs);
}

function windowArgs(folder: string, sandbox: boolean): string[] {
  return [
    `--user-data-dir=${folder}`,
    "--no-first-run",
    "--no-default-browser-check",
    "--password-store=basic",
    "--use-mock-keychain",
    ...(sandbox ? [] : ["--no-sandbox"]),
  ];
}
