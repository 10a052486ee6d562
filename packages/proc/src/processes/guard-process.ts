import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

export interface GuardedProcess {
  /** Stands in the environment or the arguments of every process that is meant, and of no other. */
  mark: string;
  /** Seconds it may take to end by itself once we are gone. */
  graceSecs: number;
}

/** Dispose of it when the child has ended, or was never started. */
export interface ProcessGuard extends Disposable {
  /** The child, which leads a process group of its own. */
  watch(pid: number): void;
}

/**
 * Ends a child when this process ends without having released it, however that comes about: a process of its own, a
 * shell of some 1 MB, waits at a pipe that the kernel closes with us. It works also on a child that is busy or
 * stopped. Start it before the child: there is then no moment without it. Does nothing where there is no shell or it
 * cannot be started.
 */
export function guardProcess(guarded: GuardedProcess): ProcessGuard {
  if (!existsSync(shell)) return unguarded;
  try {
    return startGuard(guarded);
  } catch {
    // The child ends by itself when it sees that we are gone; the guard is the second means.
    return unguarded;
  }
}

function startGuard({ mark, graceSecs }: GuardedProcess): ProcessGuard {
  const guard = spawn(shell, ["-c", script], {
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
    [Symbol.dispose]: () => void input?.end("released\n"),
  };
}

/**
 * Only what bears the mark is killed, with its group as it stood when we went, each known by its start time, so that
 * a number that was used again harms nobody; without /proc the number has to do. (Chromium's pages write over their
 * environment, and one that is stopped outlives its browser.) The mark is read from a pipe and passed on by a pipe,
 * never as an argument: the guard would find itself by it.
 */
const script = `
read -r grace mark || exit 0
pid=
while read -r word number; do
  case $word in
    watch) pid=$number ;;
    released) exit 0 ;;
  esac
done
end=$(($(date +%s) + grace))
if [ ! -r /proc/self/stat ]; then
  sleep "$grace"
  [ -n "$pid" ] && kill -KILL -- "-$pid"
  exit 0
fi
marked() {
  for file in $(printf '%s\\n' "$mark" | grep -lsF -f - /proc/[0-9]*/environ /proc/[0-9]*/cmdline); do
    found=\${file#/proc/}
    echo "\${found%%/*}"
  done
}
# Each process of these groups as <pid>:<start time>.
members() {
  for file in /proc/[0-9]*/stat; do
    read -r line < "$file" || continue
    found=\${file#/proc/}
    set -- \${line##*) }
    case $1$groups in
      [ZX]*) ;;
      *" $3 "*) echo "\${found%%/*}:\${20}" ;;
    esac
  done
}
groups=" $(marked | tr '\\n' ' ') "
known=" $(members | tr '\\n' ' ') "
left() {
  marked
  for member in $(members); do
    case $known in *" $member "*) echo "\${member%%:*}" ;; esac
  done
}
while [ "$(date +%s)" -lt "$end" ] && [ -n "$(left)" ]; do
  sleep 1
done
for found in $(left); do
  kill -KILL "$found"
done
`;

const shell = "/bin/sh";
const unguarded: ProcessGuard = { watch: () => {}, [Symbol.dispose]: () => {} };

function ignore(): void {
  // A guard that cannot be had, or was killed, is no fault of the work.
}
