import { spawn } from "node:child_process";
import { AutofillError } from "@jobcan-automation/contract";
import type { ProcessSystem } from "@jobcan-automation/proc";

/** The browser that is installed for the person, and all that it sees of the environment. */
export interface WindowBrowser {
  /** The real binary. */
  executablePath: string;
  sandbox: boolean;
  env: Readonly<Record<string, string>>;
}

/** A browser in the person's own hands. Disposing ends it, whatever it shows. */
export interface SignInWindow extends AsyncDisposable {
  readonly pid: number | undefined;
  /** Settles when the person has closed it. Rejects with BROWSER_UNAVAILABLE where it did not start. */
  readonly closed: Promise<void>;
}

/**
 * Starts a browser as its own icon would, at a page: nothing drives it and nothing can, so that a sign-in that refuses
 * a driven browser has nothing to refuse. Two options only say where its profile is and that it is no first run; the
 * keys of the profile are kept in it, so that the same browser can read it later without asking the person's key ring.
 */
export function openSignInWindow(
  { executablePath, sandbox, env }: WindowBrowser,
  { folder, url, system }: { folder: string; url: string; system: Pick<ProcessSystem, "killTree"> },
): SignInWindow {
  const child = spawn(executablePath, [...windowArgs(folder, sandbox), url], {
    env: { ...env },
    cwd: folder,
    stdio: "ignore",
  });
  const { promise: closed, resolve, reject } = Promise.withResolvers<void>();
  child.once("error", () =>
    reject(new AutofillError("BROWSER_UNAVAILABLE", { step: "open_window", cause: "missing" })),
  );
  child.once("exit", () => resolve());
  // Who does not wait for it has ended it.
  closed.catch(() => undefined);
  return {
    pid: child.pid,
    closed,
    async [Symbol.asyncDispose]() {
      const { pid } = child;
      if (pid === undefined) return;
      if (child.exitCode === null && child.signalCode === null) system.killTree(pid);
      await closed.catch(() => undefined);
    },
  };
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
