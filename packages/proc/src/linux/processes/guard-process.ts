import type { GuardedProcess, ProcessGuard } from "../../process-system.ts";
import { startGuard } from "../../start-guard.ts";

/** A guard that looks for what bears the mark. */
export function guardProcess(guarded: GuardedProcess): ProcessGuard {
  return startGuard(guarded, script);
}

/**
 * Only what bears the mark is killed, with its group as it stood when we went, each known by its start time, so that
 * a number that was used again harms nobody; without /proc the number has to do. (Chromium's pages write over their
 * environment, and one that is stopped outlives its browser.) The mark goes to grep by a pipe, too: by an argument it
 * would find itself.
 */
const script = `
if [ ! -r /proc/self/stat ]; then
  sleep "$grace"
  for pid in $pids; do kill -KILL -- "-$pid"; done
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
