import type { EngineOptions } from "./engine-options.ts";

/** After so many reads in a row without a new sign of life an instance counts as dead. */
const readsUntilDead = 5;
const defaultTakeOverAfterMs = 15_000;

/** What a heartbeat needs of the engine that it keeps alive. */
export interface BeatingEngine {
  /** It takes nothing new. */
  isClosed(): boolean;
  /** Closes the jobs that are this instance's now and in no process's hands. */
  recover(): void;
  /** This instance has been taken over. */
  stepDown(): void;
}

export interface Heartbeat extends Disposable {
  /** Adds this instance's row where that could not be done so far. Throws NO_SPACE where it still cannot. */
  register(): void;
}

/**
 * Gives signs of life of this instance until it is disposed of, and takes over others that have ended or give none
 * any more. No clocks are compared: each beat compares the others' rows with what they were at the beat before, so
 * neither a clock that jumps nor a machine that sleeps makes a living one appear dead.
 */
export function startHeartbeat(options: EngineOptions, engine: BeatingEngine): Heartbeat {
  const { clock, store, instance, onError } = options;
  const { takeOverAfterMs = defaultTakeOverAfterMs } = options;
  const findDead = createWatch(options);
  let isRegistered = false;
  let hasRecovered = false;
  let isFailing = false;
  let timer: Disposable | undefined;
  const register = () => {
    // Once: a later row would open the fence to an instance that was taken over.
    if (!isRegistered) store.register(instance, clock.now());
    isRegistered = true;
  };
  const beat = () => {
    timer = clock.after(takeOverAfterMs / readsUntilDead, beat);
    try {
      if (!isRegistered) register();
      else if (!store.renew(instance, clock.now())) {
        timer[Symbol.dispose]();
        return engine.stepDown();
      }
      const dead = engine.isClosed() ? [] : findDead();
      if (dead.length > 0) hasRecovered = false;
      for (const gone of dead) takeOver(options, gone);
      if (!hasRecovered) engine.recover();
      hasRecovered = true;
      isFailing = false;
    } catch (error) {
      // A full disk is reported once, not with every beat.
      if (!isFailing) onError(error);
      isFailing = true;
    }
  };
  beat();
  return {
    register,
    [Symbol.dispose]() {
      timer?.[Symbol.dispose]();
      try {
        store.retire(instance);
      } catch (error) {
        onError(error);
      }
    },
  };
}

function takeOver(options: EngineOptions, gone: string): void {
  options.store.takeOver(gone, options.instance);
  options.onNeighbourGone?.(gone);
}

type Watched = Pick<EngineOptions, "store" | "instance" | "isInstanceGone">;

/**
 * Each call reads the rows once and gives the others that are dead: ended, silent, or without a row although they
 * have jobs.
 */
function createWatch({ store, instance, isInstanceGone }: Watched): () => string[] {
  let seen = new Map<string, { beatAt: number; unchanged: number }>();
  return () => {
    const before = seen;
    // Read first: one that begins between the two reads is then unknown, and not an owner without a row.
    const owners = store.unfinished().map((job) => job.instance);
    seen = new Map(
      store.instances().map(({ id, beatAt }) => {
        const last = before.get(id);
        return [id, { beatAt, unchanged: last?.beatAt === beatAt ? last.unchanged + 1 : 0 }];
      }),
    );
    const isDead = (id: string) =>
      isInstanceGone(id) || (seen.get(id)?.unchanged ?? Infinity) >= readsUntilDead;
    return [...new Set([...seen.keys(), ...owners])].filter((id) => id !== instance && isDead(id));
  };
}
