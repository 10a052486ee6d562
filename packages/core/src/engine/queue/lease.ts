/** How long a waiting job may go without contact to its page. */
export interface Lease {
  /** The page has been heard of. */
  renew(): void;
  /** The page says that it is leaving. */
  goodbye(): void;
  isOver(): boolean;
}

const leaseMs = 90_000;
const goodbyeMs = 15_000;

/** A lease that holds while anybody follows, for 90 s after that, and for 15 s after a goodbye (docs/product.md §2). */
export function createLease(monotonicMs: () => number, followers: () => number): Lease {
  let spanMs = leaseMs;
  let heardMs = monotonicMs();
  return {
    renew() {
      spanMs = leaseMs;
      heardMs = monotonicMs();
    },
    goodbye() {
      spanMs = goodbyeMs;
      heardMs = monotonicMs();
    },
    isOver() {
      // Another tab may still follow; its own leaving starts the span anew.
      if (followers() > 0) heardMs = monotonicMs();
      return monotonicMs() - heardMs >= spanMs;
    },
  };
}
