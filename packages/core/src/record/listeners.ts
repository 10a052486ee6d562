/** Those who are told of something, until they leave. */
export interface Listeners<Told> {
  readonly size: number;
  add(listener: (told: Told) => void): Disposable;
  tell(told: Told): void;
}

export function createListeners<Told>(): Listeners<Told> {
  const all = new Set<{ call: (told: Told) => void }>();
  return {
    get size() {
      return all.size;
    },
    add(call) {
      const listener = { call };
      all.add(listener);
      return { [Symbol.dispose]: () => void all.delete(listener) };
    },
    tell(told) {
      // One that leaves while it is told must not disturb the others' turn.
      for (const listener of Array.from(all)) listener.call(told);
    },
  };
}
