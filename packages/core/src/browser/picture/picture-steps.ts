import { orAborted } from "../../base/deadline.ts";

/** What a picture may bring about: a page has come, or the person says that they are done. */
export type PictureStep = "page" | "done";

/** The newest step that nobody has taken yet; that the person is done is never replaced. */
export class PictureSteps {
  #newest: PictureStep | undefined;
  #failed: Error | undefined;
  #came = Promise.withResolvers<void>();

  put(step: PictureStep): void {
    if (this.#newest !== "done") this.#newest = step;
    this.#came.resolve();
  }

  /** There will be no step any more. */
  fail(error: Error): void {
    this.#failed ??= error;
    this.#came.resolve();
  }

  /** Rejects with the signal's reason, or with what it failed with. */
  async next(signal: AbortSignal): Promise<PictureStep> {
    for (;;) {
      const step = this.#newest;
      this.#newest = undefined;
      if (step !== undefined) return step;
      if (this.#failed !== undefined) throw this.#failed;
      this.#came = Promise.withResolvers();
      await orAborted(this.#came.promise, signal);
    }
  }
}
