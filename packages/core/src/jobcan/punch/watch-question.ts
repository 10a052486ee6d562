import { setTimeout as delay } from "node:timers/promises";
import type { Dialog, Page, Request } from "playwright";

/** What a page asks by a dialog of the browser while its button is pressed. The session dismisses every dialog. */
export interface QuestionWatch extends Disposable {
  /** Resolves with the dialog's words once one has come and no punch was sent after it. */
  readonly unsent: Promise<string>;
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
  page.on("request", onRequest);
  page.on("dialog", onDialog);
  return {
    unsent,
    [Symbol.dispose]() {
      over.abort();
      page.off("request", onRequest);
      page.off("dialog", onDialog);
    },
  };
}

/** A page that was answered "no" goes on at once, if it goes on. */
const declinedMs = 1_000;
/** One that only said something may yet send. */
const alertMs = 3_000;
