import { Subscribers } from "@jobcan-automation/contract";

/** The last events, and those who follow them. */
export interface EventStream<Event> {
  push(event: Event): void;
  /** Oldest first. */
  recent(): Event[];
  /** Calls back on every event from now on, until disposed. */
  subscribe(listener: (event: Event) => void): Disposable;
}

/** Retains `size` events. A listener that throws is reported to `onListenerError` and harms nobody else. */
export function createEventStream<Event>(
  size: number,
  onListenerError: (error: unknown) => void,
): EventStream<Event> {
  const ring: Event[] = [];
  const subscribers = new Subscribers<Event>(onListenerError);
  return {
    push(event) {
      ring.push(event);
      if (ring.length > size) ring.shift();
      subscribers.publish(event);
    },
    recent: () => [...ring],
    subscribe: (listener) => subscribers.subscribe(listener),
  };
}
