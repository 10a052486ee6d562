import type { EngineOptions } from "./engine-options.ts";
import type { EngineState } from "./engine-state.ts";
import { recoverJobs } from "./recover-jobs.ts";
import { stepDown } from "./shut-down.ts";

/** After so many looks in a row without a new sign of life an instance counts as dead. */
const looksUntilDead = 5;
const defaultTakeOverAfterMs = 15_000;

/**
 * Gives signs of life of this instance until it is disposed of, and takes over others that have ended or give none any more. No clocks are
 * compared: each look compares the others' rows with what they were at the look before, so neither a clock that jumps nor a machine that
 * sleeps makes anybody look dead.
 */
export function startHeartbeat(state: EngineState): Disposable {
  const { clock, store, instance, onFault } = state.options;
  const { takeOverAfterMs = defaultTakeOverAfterMs } = state.options;
  const findDead = createWatch(state.options);
  let isRegistered = false;
  let isFailing = false;
  let timer: Disposable | undefined;
  const beat = () => {
    timer = clock.after(takeOverAfterMs / looksUntilDead, beat);
    try {
      if (!isRegistered) store.register(instance, clock.now());
      else if (!store.renew(instance, clock.now())) {
        timer[Symbol.dispose]();
        return stepDown(state);
      }
      const dead = state.closing ? [] : findDead();
      for (const gone of dead) takeOver(state, gone);
      if (!isRegistered || dead.length > 0) recoverJobs(state);
      isRegistered = true;
      isFailing = false;
    } catch (error) {
      // A full disk is reported once, not with every beat.
      if (!isFailing) onFault(error);
      isFailing = true;
    }
  };
  beat();
  return {
    [Symbol.dispose]() {
      timer?.[Symbol.dispose]();
      try {
        store.retire(instance);
      } catch (error) {
        onFault(error);
      }
    },
  };
}

function takeOver({ options }: EngineState, gone: string): void {
  options.store.takeOver(gone, options.instance);
  options.onNeighbourGone?.(gone);
}

type Watched = Pick<EngineOptions, "store" | "instance" | "isInstanceGone">;

/** Each call looks once and gives the others that are dead: ended, silent, or without a row although they have jobs. */
function createWatch({ store, instance, isInstanceGone }: Watched): () => string[] {
  let seen = new Map<string, { beatAt: number; unchanged: number }>();
  return () => {
    const before = seen;
    seen = new Map(
      store.instances().map(({ id, beatAt }) => {
        const last = before.get(id);
        return [id, { beatAt, unchanged: last?.beatAt === beatAt ? last.unchanged + 1 : 0 }];
      }),
    );
    const owners = store.unfinished().map((job) => job.instance);
    const isDead = (id: string) =>
      isInstanceGone(id) || (seen.get(id)?.unchanged ?? Infinity) >= looksUntilDead;
    return [...new Set([...seen.keys(), ...owners])].filter((id) => id !== instance && isDead(id));
  };
}
