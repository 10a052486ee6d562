import { spawnSync } from "node:child_process";
import { killQuietly } from "../kill-quietly.ts";

/** How a process is ended with all below it; replaced by tests. */
export interface TreeKiller {
  platform: NodeJS.Platform;
  /** SIGKILL to a process, or to a group (negative). */
  kill: (pid: number) => void;
  /** Runs a program of the system to its end. */
  run: (program: string, args: readonly string[]) => void;
}

/** Ends a process and what it has started at once: Windows knows whose child is whose, other systems have groups. */
export function killTree(pid: number, killer: TreeKiller): void {
  if (killer.platform === "win32") {
    return killer.run("taskkill", ["/PID", String(pid), "/T", "/F"]);
  }
  // Whom it does not lead a group of, it has none of.
  killer.kill(-pid);
  killer.kill(pid);
}

/** This machine. */
export const thisMachine: TreeKiller = {
  platform: process.platform,
  kill: killQuietly,
  run: (program, args) =>
    void spawnSync(program, [...args], { stdio: "ignore", timeout: patienceMs, windowsHide: true }),
};

const patienceMs = 5_000;
