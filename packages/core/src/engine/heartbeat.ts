import type { EngineOptions } from "./engine-options.ts";
import type { EngineState } from "./engine-state.ts";
import { recoverJobs } from "./recover-jobs.ts";
import { stepDown } from "./shut-down.ts";

/** So many signs of life in a row may be missing; with the sixth an instance counts as dead. */
const beatsMissable = 5;
const defaultTakeOverAfterMs = 15_000;

/**
 * Gives signs of life of this instance until it is disposed of, and takes over those of others that have ended or give none any more. Nothing
 * of it compares clocks: each beat looks whether the others' rows have changed since the last one, so that neither a clock that jumps nor a
 * machine that sleeps makes anybody look dead.
 */
export function startHeartbeat(state: EngineState): Disposable {
  const { clock, store, instance, onFault } = state.options;
  const { takeOverAfterMs = defaultTakeOverAfterMs } = state.options;
  const findDead = createWatch(state.options);
  let isRegistered = false;
  let isFailing = false;
  let timer: Disposable | undefined;
  const beat = () => {
    timer = clock.after(takeOverAfterMs / beatsMissable, beat);
    try {
      if (isRegistered && !store.renew(instance, clock.now())) return stop();
      const isFirst = !isRegistered;
      if (isFirst) store.register(instance, clock.now());
      isRegistered = true;
      const dead = state.closing ? [] : findDead();
      for (const gone of dead) takeOver(state, gone);
      if (isFirst || dead.length > 0) recoverJobs(state);
      isFailing = false;
    } catch (error) {
      // A full disk is told once, not with every beat.
      if (!isFailing) onFault(error);
      isFailing = true;
    }
  };
  const stop = () => {
    timer?.[Symbol.dispose]();
    stepDown(state);
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
  let seen = new Map<string, { beatAt: number; missed: number }>();
  return () => {
    const before = seen;
    seen = new Map(
      store.instances().map(({ id, beatAt }) => {
        const last = before.get(id);
        return [id, { beatAt, missed: last?.beatAt === beatAt ? last.missed + 1 : 0 }];
      }),
    );
    const owners = store.unfinished().map((job) => job.instance);
    const isDead = (id: string) =>
      isInstanceGone(id) || (seen.get(id)?.missed ?? Infinity) >= beatsMissable;
    return [...new Set([...seen.keys(), ...owners])].filter((id) => id !== instance && isDead(id));
  };
}
