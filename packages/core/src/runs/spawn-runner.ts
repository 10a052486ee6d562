import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ProcessSystem } from "@jobcan-automation/proc";
import { removeRunFolder } from "./run-folder.ts";

export interface RunnerProgram {
  /** Source or bundle. */
  entry: URL;
  system: ProcessSystem;
  /** The environment a runner sees, besides its TMPDIR and what limits its size. */
  env: Record<string, string>;
  onError: (error: unknown) => void;
}

/** A signal would otherwise open a debugger, through which another process of this user reads the memory. */
const nodeFlags = [
  "--max-semi-space-size=1",
  "--max-old-space-size=128",
  "--disable-sigusr1",
  "--disable-proto=delete",
];
/** Each of malloc's arenas would keep what its threads once had. */
const leanEnv = { MALLOC_ARENA_MAX: "1" };

/**
 * Starts a runner, lean and in a group of its own, in the run's folder. Throws the system's error, and takes the
 * folder away, where it cannot be had.
 */
export function spawnRunner(program: RunnerProgram, tmpDir: string): ChildProcess {
  const { entry, env, system, onError } = program;
  try {
    const child = spawn(process.execPath, [...nodeFlags, fileURLToPath(entry), system.kind], {
      ...system.apart,
      // The last is the channel of the live picture (picture-messages.ts).
      stdio: ["ignore", "ignore", "pipe", "ipc", "pipe"],
      env: { ...leanEnv, ...env, ...system.temporaryFolder(tmpDir) },
      cwd: tmpDir,
    });
    system.offerToOom(child.pid, "runner", onError);
    return child;
  } catch (error) {
    removeRunFolder(tmpDir);
    throw error;
  }
}
