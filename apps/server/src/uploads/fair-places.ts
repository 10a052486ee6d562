import { AutofillError } from "@jobcan-automation/contract";

/** Whose a place is. An owner's key costs nothing, so an address has its share as well (SECURITY.md T19). */
export interface Holder {
  owner: string;
  /** As limits are counted: an IPv6 address stands for its /64. */
  address: string;
}

/** How much one owner, one address and all together may hold. */
export interface Shares {
  owner: number;
  address: number;
  all: number;
}

export interface FairPlacesOptions {
  atOnce: Shares;
  waiting: Shares;
}

/** Lets a few tasks run at a time and a few more wait, each owner and address no more than its share. */
export interface FairPlaces {
  /**
   * Runs `work` once there is a place, with a signal that also aborts when the places are closed. Of those that wait
   * the address that was served longest ago comes first, then the owner, then who came first: so one that has many
   * waiting keeps nobody else waiting. Throws `READER_BUSY` where a share is used up; the last place to wait is for an
   * address that holds none.
   */
  run<T>(
    holder: Holder,
    work: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T>;
  /** Aborts what runs or waits, and refuses what comes later, with this reason. */
  close(reason: Error): void;
}

interface Waiter {
  holder: Holder;
  start: () => void;
}

const retryAfterSecs = 3;

export function createFairPlaces({ atOnce, waiting }: FairPlacesOptions): FairPlaces {
  const closing = new AbortController();
  const active: Holder[] = [];
  const line: Waiter[] = [];
  const served = createServed();
  const mayRun = (holder: Holder) => fits(active, holder, atOnce);
  const start = (holder: Holder) => {
    active.push(holder);
    served.note(holder);
  };
  const startWaiting = () => {
    for (;;) {
      const next = served.longestAgo(line.filter((waiter) => mayRun(waiter.holder)));
      if (next === undefined) return;
      line.splice(line.indexOf(next), 1);
      // The place is handed on, so nobody can slip in between.
      start(next.holder);
      next.start();
    }
  };
  const enter = async (holder: Holder, signal: AbortSignal): Promise<void> => {
    if (mayRun(holder)) return start(holder);
    const others = line.map((waiter) => waiter.holder);
    const isLast = others.length === waiting.all - 1;
    const holdsAny = [...active, ...others].some(({ address }) => address === holder.address);
    if (!fits(others, holder, waiting) || (isLast && waiting.all > 1 && holdsAny)) {
      throw new AutofillError("READER_BUSY", {}, { retryAfterSecs });
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiter = { holder, start: resolve };
    line.push(waiter);
    const leave = () => {
      const at = line.indexOf(waiter);
      if (at >= 0) line.splice(at, 1);
      reject(signal.reason);
    };
    signal.addEventListener("abort", leave, { once: true });
    await promise.finally(() => signal.removeEventListener("abort", leave));
  };
  return {
    async run(holder, work, signal) {
      const either = AbortSignal.any([signal, closing.signal]);
      either.throwIfAborted();
      await enter(holder, either);
      try {
        either.throwIfAborted();
        return await work(either);
      } finally {
        active.splice(active.indexOf(holder), 1);
        startWaiting();
      }
    },
    close: (reason) => closing.abort(reason),
  };
}

/** Whether one more of this holder is within the shares. */
function fits(held: readonly Holder[], holder: Holder, shares: Shares): boolean {
  const ofOwner = held.filter(({ owner }) => owner === holder.owner).length;
  const ofAddress = held.filter(({ address }) => address === holder.address).length;
  return held.length < shares.all && ofOwner < shares.owner && ofAddress < shares.address;
}

const maxRemembered = 10_000;

/** When each address and owner was served last; the oldest are forgotten, and then count as never. */
function createServed() {
  const turns = new Map<string, number>();
  let turn = 0;
  const lastOf = (holder: Holder) => keysOf(holder).map((key) => turns.get(key) ?? 0);
  return {
    note(holder: Holder) {
      turn += 1;
      for (const key of keysOf(holder)) {
        turns.delete(key);
        turns.set(key, turn);
      }
      for (const key of turns.keys()) {
        if (turns.size <= maxRemembered) return;
        turns.delete(key);
      }
    },
    /** The first of them, in the order in which they are given, whose address and then owner waits longest. */
    longestAgo<T extends { holder: Holder }>(waiters: readonly T[]): T | undefined {
      const [first, ...rest] = waiters;
      return rest.reduce<T | undefined>((best, waiter) => {
        if (best === undefined) return waiter;
        const [address = 0, owner = 0] = lastOf(waiter.holder);
        const [bestAddress = 0, bestOwner = 0] = lastOf(best.holder);
        const isEarlier = address < bestAddress || (address === bestAddress && owner < bestOwner);
        return isEarlier ? waiter : best;
      }, first);
    },
  };
}

function keysOf({ owner, address }: Holder): readonly [string, string] {
  return [`address ${address}`, `owner ${owner}`];
}
