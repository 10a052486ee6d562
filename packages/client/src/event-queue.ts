/** Values pushed from callbacks, read by one `for await`. Values pushed before `end` are still read. */
export interface EventQueue<T> extends AsyncIterable<T> {
  push(value: T): void;
  end(): void;
}

/** An empty queue; it holds what its reader has not taken yet. */
export function createEventQueue<T>(): EventQueue<T> {
  let values: T[] = [];
  let ended = false;
  let wake = Promise.withResolvers<void>();

  async function* read(): AsyncGenerator<T, void> {
    while (true) {
      const taken = values;
      values = [];
      yield* taken;
      if (values.length > 0) continue;
      if (ended) return;
      await wake.promise;
      wake = Promise.withResolvers<void>();
    }
  }

  return {
    push: (value) => {
      if (ended) return;
      values.push(value);
      wake.resolve();
    },
    end: () => {
      ended = true;
      wake.resolve();
    },
    [Symbol.asyncIterator]: read,
  };
}
