/** A browser with one page takes 100; less shows as pages that crash or hang. */
const least = 256;
/** For the service's own: store, uploads, a reader and its guard, each with their pipes. */
const own = 96;
/** A run and its guard, with their pipes. */
const ofRun = 8;

/** Fewer would be no service; with so many sessions and so few files, runs are what is refused. */
const leastSockets = 100;

/**
 * How many connections fit the system's limit of open files beside the service's own, at most `wanted`: one more must
 * not be what keeps somebody's run from starting. Throws in one line where the limit is too low for a job.
 */
export function affordableSockets(
  wanted: number,
  sessions: number,
  limit: number | undefined,
): number {
  if (limit === undefined) return wanted;
  if (limit < least) {
    throw new Error(`open files are limited to ${limit} (ulimit -n): a job needs ${least} or more`);
  }
  return Math.max(leastSockets, Math.min(wanted, limit - own - ofRun * sessions));
}
