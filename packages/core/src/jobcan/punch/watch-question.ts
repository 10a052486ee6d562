import { setTimeout as delay } from "node:timers/promises";
import type { Dialog, Page, Request } from "playwright";

/**
 * What a page asks while its button is pressed: by a dialog of the browser, which the session dismisses, or by a box of
 * its own.
 */
export interface QuestionWatch extends Disposable {
  /** Resolves with the question's words once one has come and no punch was sent after it. */
  readonly unsent: Promise<string>;
  /** Call once the button was pressed: looks for the page's own box for as long as nothing is sent. */
  pressed(readBox: () => Promise<string>): void;
}

/** Watches one press; `isInsert` knows the request of a punch. */
export function watchQuestion(page: Page, isInsert: (request: Request) => boolean): QuestionWatch {
  const { promise: unsent, resolve } = Promise.withResolvers<string>();
  const over = new AbortController();
  const onRequest = (request: Request) => {
    if (isInsert(request)) over.abort();
  };
  const onDialog = (dialog: Dialog) => {
    if (dialog.type() === "beforeunload") return;
    const patienceMs = dialog.type() === "alert" ? alertMs : declinedMs;
    const ended = delay(patienceMs, undefined, { ref: false, signal: over.signal });
    void ended.then(() => resolve(dialog.message())).catch(() => {});
  };
  const look = async (readBox: () => Promise<string>) => {
    const { signal } = over;
    for (;;) {
      await delay(boxMs, undefined, { ref: false, signal });
      const before = await readBox();
      if (before === "") continue;
      await delay(alertMs, undefined, { ref: false, signal });
      return resolve(before);
    }
  };
  page.on("request", onRequest);
  page.on("dialog", onDialog);
  return {
    unsent,
    pressed: (readBox) => void look(readBox).catch(() => {}),
    [Symbol.dispose]() {
      over.abort();
      page.off("request", onRequest);
      page.off("dialog", onDialog);
    },
  };
}

/** How long a press may take to be sent before the page is looked at, and between two looks. */
const boxMs = 1_000;
/** A page that was answered "no" goes on at once, if it goes on. */
const declinedMs = 1_000;
/** One that only said something may yet send. */
const alertMs = 3_000;
