/** Listeners to one kind of event, each until it is disposed. The same function may subscribe twice. */
export class Subscribers<T> {
  readonly #subscriptions = new Set<{ notify: (event: T) => void }>();
  readonly #onError: (error: unknown) => void;

  /** A listener that throws does not keep others from the event: the error goes to `onError`. */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  get size(): number {
    return this.#subscriptions.size;
  }

  subscribe(listener: (event: T) => void): Disposable {
    const subscription = { notify: listener };
    this.#subscriptions.add(subscription);
    return { [Symbol.dispose]: () => void this.#subscriptions.delete(subscription) };
  }

  /** Calls those who are subscribed now; who subscribes or leaves meanwhile does not change the round. */
  publish(event: T): void {
    for (const subscription of Array.from(this.#subscriptions)) {
      try {
        subscription.notify(event);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
