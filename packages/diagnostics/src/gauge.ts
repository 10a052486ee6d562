/** A count that is only ever held: it goes up by a hold and down by its disposal, so nothing is left undecremented. */
export interface Gauge {
  readonly count: number;
  /** Counts one until disposed; disposing twice counts out once. */
  hold(): Disposable;
}

/** Calls `onChange` with the new count after every change. */
export function createGauge(
  onChange: (count: number, change: "increment" | "decrement") => void,
): Gauge {
  let count = 0;
  return {
    get count() {
      return count;
    },
    hold() {
      let held = true;
      count += 1;
      onChange(count, "increment");
      return {
        [Symbol.dispose]() {
          if (!held) return;
          held = false;
          count -= 1;
          onChange(count, "decrement");
        },
      };
    },
  };
}
