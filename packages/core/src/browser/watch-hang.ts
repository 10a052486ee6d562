import { AutofillError } from "@jobcan-automation/contract";

export interface HangWatch extends Disposable {
  /** Rejects with SITE_UNAVAILABLE {cause: "hangs"} once the page answers nothing; never resolves. */
  readonly hung: Promise<never>;
}

export interface HangLimits {
  /** Nothing is asked of a page before: most steps are over by then. */
  calmMs: number;
  /** How long a page may take for one word. */
  answerMs: number;
}

/**
 * Watches over a step: a page that waits for a slow site still answers a question, one whose script or renderer hangs
 * does not. `ask` puts that question; any end of it counts, for a page that is being replaced refuses.
 */
export function watchHang(
  ask: () => Promise<unknown>,
  step: string,
  { calmMs, answerMs }: HangLimits,
): HangWatch {
  const { promise: hung, reject } = Promise.withResolvers<never>();
  hung.catch(() => {});
  let isOver = false;
  let timer = setTimeout(question, calmMs);
  return {
    hung,
    [Symbol.dispose]() {
      isOver = true;
      clearTimeout(timer);
    },
  };

  function question(): void {
    timer = setTimeout(() => {
      reject(new AutofillError("SITE_UNAVAILABLE", { step, cause: "hangs" }));
    }, answerMs);
    const answered = () => {
      if (isOver) return;
      clearTimeout(timer);
      timer = setTimeout(question, calmMs);
    };
    ask().then(answered, answered);
  }
}
