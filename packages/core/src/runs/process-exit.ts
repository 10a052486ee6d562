import type { ChildProcess } from "node:child_process";
import type { Clock } from "../base/ports.ts";

/** What the system says of a process that is no more. */
export interface ProcessExit {
  code: number | null;
  signal: string | null;
  /** Set where the process could not even be started. */
  error?: Error;
}

const outputMs = 500;

/** Settles when the process is gone and its output is read. */
export async function processExit(child: ChildProcess, clock: Clock): Promise<ProcessExit> {
  const { promise, resolve } = Promise.withResolvers<ProcessExit>();
  using held = new DisposableStack();
  child.once("error", (error) => resolve({ code: null, signal: null, error }));
  child.once("close", (code, signal) => resolve({ code, signal }));
  // `close` waits for stderr, which a browser that was left behind may hold open.
  child.once("exit", (code, signal) => {
    const giveUp = () => {
      child.stderr?.destroy();
      resolve({ code, signal });
    };
    if (!held.disposed) held.use(clock.after(outputMs, giveUp));
  });
  return await promise;
}
