export interface MailboxOptions<T> {
  /** How many values may wait for the reader; any number when absent. */
  limit?: number | undefined;
  /**
   * What the reader gets instead of the values that it was too slow for, given their number. Called when it reads on;
   * until then all further values are missed too. Without it the oldest value makes room for the newest.
   */
  replaceMissed?: ((missed: number) => readonly T[]) | undefined;
  /** Closes the mailbox. */
  signal?: AbortSignal | undefined;
}

/** Values pushed from callbacks and read by one `for await`, which closes the mailbox when it is left. */
export class Mailbox<T> implements AsyncIterable<T> {
  readonly #options: MailboxOptions<T>;
  #state: "open" | "ended" | "closed" = "open";
  #waiting: T[] = [];
  #missed = 0;
  #changed = Promise.withResolvers<void>();
  #cleanups: (() => void)[] = [];

  constructor(options: MailboxOptions<T> = {}) {
    this.#options = options;
    const { signal } = options;
    const close = () => this.close();
    signal?.addEventListener("abort", close, { once: true });
    this.onClose(() => signal?.removeEventListener("abort", close));
    if (signal?.aborted === true) close();
  }

  /** Hands a value to the reader; without effect once the mailbox has ended. */
  push(value: T): void {
    if (this.#state !== "open") return;
    const { limit = Number.POSITIVE_INFINITY, replaceMissed } = this.#options;
    const isFull = this.#missed > 0 || this.#waiting.length >= limit;
    if (isFull && replaceMissed !== undefined) {
      this.#missed += this.#waiting.length + 1;
      this.#waiting = [];
    } else {
      if (isFull) this.#waiting.shift();
      this.#waiting.push(value);
    }
    this.#notifyReader();
  }

  /** No more values will come; those that wait are still read. */
  end(): void {
    if (this.#state !== "open") return;
    this.#state = "ended";
    if (this.#waiting.length === 0 && this.#missed === 0) this.close();
    this.#notifyReader();
  }

  /** Ends at once: values that wait are dropped. */
  close(): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#waiting = [];
    this.#missed = 0;
    this.#notifyReader();
    for (const cleanup of this.#cleanups.splice(0)) cleanup();
  }

  /** Calls back once when the mailbox closes, also by its reader or its signal; at once if it is closed already. */
  onClose(cleanup: () => void): void {
    if (this.#state === "closed") cleanup();
    else this.#cleanups.push(cleanup);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
    try {
      for (;;) {
        const taken = this.#take();
        for (const value of taken) yield value;
        if (taken.length > 0) continue;
        if (this.#state !== "open") return;
        await this.#changed.promise;
      }
    } finally {
      this.close();
    }
  }

  /** One value, or none: what the reader has not reached still counts against the limit. */
  #take(): T[] {
    if (this.#missed > 0) {
      this.#waiting = [...(this.#options.replaceMissed?.(this.#missed) ?? [])];
      this.#missed = 0;
    }
    return this.#waiting.splice(0, 1);
  }

  #notifyReader(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}
