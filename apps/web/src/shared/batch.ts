/** Items that arrive within this time are handled together: ten updates a second read as live. */
const flushMs = 100;

/** Schedules a flush of a batch. */
export function flushSoon(flush: () => void): void {
  setTimeout(flush, flushMs);
}

/** Collects items and hands them over together; `soon` schedules that when the first of them arrives. */
export function createBatch<T>(
  onFlush: (items: readonly T[]) => void,
  soon: (flush: () => void) => void = flushSoon,
) {
  let items: T[] = [];
  const flush = () => {
    const collected = items;
    items = [];
    onFlush(collected);
  };
  const add = (item: T) => {
    items.push(item);
    if (items.length === 1) soon(flush);
  };
  return { add, flush };
}
