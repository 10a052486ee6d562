import type { Clock } from "@jobcan-automation/core";

const patienceMs = 30_000;

/**
 * A stream that is cut when its reader takes nothing for 30 s while something waits for it. With a ping every 15 s a
 * dead reader is gone within a minute, and what it did not take is dropped (docs/faults.md §1.8, SECURITY.md T18).
 * `cut` closes the connection itself; without one the stream ends in an error.
 */
export function watchReader(
  source: ReadableStream<Uint8Array>,
  clock: Pick<Clock, "after">,
  cut?: () => void,
): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  let blocked: Disposable | undefined;
  const free = () => {
    blocked?.[Symbol.dispose]();
    blocked = undefined;
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        free();
        const { done, value } = await reader.read();
        if (done) {
          controller.close();
          return;
        }
        controller.enqueue(value);
        blocked = clock.after(patienceMs, () => {
          if (cut === undefined) controller.error(new DOMException("stalled", "AbortError"));
          else cut();
          void reader.cancel().catch(() => {});
        });
      },
      async cancel(reason) {
        free();
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 1 },
  );
}
