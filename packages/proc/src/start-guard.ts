import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { GuardedProcess, ProcessGuard } from "./process-system.ts";

/**
 * Starts a guard: a process of its own, a shell of some 1 MB, that waits at a pipe which the kernel closes with us, and
 * then does what `script` says with $mark, $pids (what is watched) and $end (the second until which they have time). It
 * works also on a child that is busy or stopped. Start it before the child: there is then no moment without it. Does
 * nothing where there is no shell or it cannot be started.
 */
export function startGuard(guarded: GuardedProcess, script: string): ProcessGuard {
  if (!existsSync(shell)) return unguarded;
  try {
    return startShell(guarded, script);
  } catch {
    // The child ends by itself when it sees that we are gone; the guard is the second means.
    return unguarded;
  }
}

/** The mark is passed by a pipe, never as an argument: a guard would find itself by it. */
function startShell({ mark, graceSecs }: GuardedProcess, script: string): ProcessGuard {
  const guard = spawn(shell, ["-c", head + script], {
    env: { PATH: "/usr/bin:/bin" },
    stdio: ["pipe", "ignore", "ignore"],
    // A signal to our own group, as Ctrl-C sends it, must not take the guard first.
    detached: true,
  });
  guard.on("error", ignore);
  guard.unref();
  // The system's limit of open files leaves a child without pipes.
  const input: typeof guard.stdin | undefined = guard.stdin;
  input?.on("error", ignore);
  input?.write(`${graceSecs} ${mark}\n`);
  return {
    watch: (pid) => void input?.write(`watch ${pid}\n`),
    forget: (pid) => void input?.write(`forget ${pid}\n`),
    [Symbol.dispose]: () => void input?.end("released\n"),
  };
}

/** Waits until we are gone. */
const head = `
read -r grace mark || exit 0
pids=
without() {
  rest=
  for pid in $pids; do
    [ "$pid" = "$1" ] || rest="$rest $pid"
  done
  pids=$rest
}
while read -r word number; do
  case $word in
    watch) pids="$pids $number" ;;
    forget) without "$number" ;;
    released) exit 0 ;;
  esac
done
end=$(($(date +%s) + grace))
`;

const shell = "/bin/sh";
const unguarded: ProcessGuard = { watch: ignore, forget: ignore, [Symbol.dispose]: () => {} };

function ignore(): void {
  // A guard that cannot be had, or was killed, is no fault of the work.
}
