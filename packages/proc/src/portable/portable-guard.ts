/**
 * The shell program of a guard that knows processes by their numbers only. One that has ended is struck off within a
 * second, so that its number, used again, harms nobody.
 */
export const portableGuardScript = `
strike() {
  left=
  for pid in $pids; do
    kill -0 "$pid" 2>/dev/null && left="$left $pid"
  done
  pids=$left
}
strike
while [ "$(date +%s)" -lt "$end" ] && [ -n "$pids" ]; do
  sleep 1
  strike
done
for pid in $pids; do
  kill -KILL -- "-$pid" 2>/dev/null
  kill -KILL "$pid" 2>/dev/null
done
`;
