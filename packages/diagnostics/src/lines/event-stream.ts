/** The last events, and those who follow them. */
export interface EventStream<Event> {
  push(event: Event): void;
  /** Oldest first. */
  recent(): Event[];
  /** Calls back on every event from now on, until disposed. */
  subscribe(listener: (event: Event) => void): Disposable;
}

/** Keeps `size` events. A listener that throws is reported to `onListenerError` and harms nobody else. */
export function createEventStream<Event>(
  size: number,
  onListenerError: (error: unknown) => void,
): EventStream<Event> {
  const ring: Event[] = [];
  const listeners = new Set<{ call: (event: Event) => void }>();
  return {
    push(event) {
      ring.push(event);
      if (ring.length > size) ring.shift();
      for (const listener of listeners) {
        try {
          listener.call(event);
        } catch (error) {
          onListenerError(error);
        }
      }
    },
    recent: () => [...ring],
    subscribe(call) {
      const listener = { call };
      listeners.add(listener);
      return {
        [Symbol.dispose]() {
          listeners.delete(listener);
        },
      };
    },
  };
}
