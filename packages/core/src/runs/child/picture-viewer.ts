import type { PictureEvent, PicturePart } from "@jobcan-automation/contract";
import { orAborted } from "../../base/deadline.ts";
import type { LivePicture } from "../../browser/picture/live-picture.ts";
import type { ToPicture } from "../picture-messages.ts";

/** What a viewer sees of a picture and does in it. */
export type ViewedPicture = Pick<
  LivePicture,
  "frame" | "resize" | "apply" | "finish" | "answerHost"
>;

/** Whoever looks at a picture: one after another, each with as many frames as it asks for. */
export class PictureViewer {
  readonly #picture: ViewedPicture;
  readonly #send: (part: PicturePart) => void;
  #isWanted = false;
  #wanted = Promise.withResolvers<void>();
  #acting: Promise<void> = Promise.resolve();

  constructor(picture: ViewedPicture, send: (part: PicturePart) => void) {
    this.#picture = picture;
    this.#send = send;
  }

  take(message: ToPicture, signal: AbortSignal): void {
    switch (message.type) {
      case "view":
        return this.#then(() => this.#picture.resize(message, signal));
      case "want":
        this.#isWanted = true;
        return this.#wanted.resolve();
      case "gone":
        this.#isWanted = false;
        return;
      case "events":
        for (const event of message.events) this.#act(event, signal);
    }
  }

  /** What the page itself does not see waits for no page. */
  #act(event: PictureEvent, signal: AbortSignal): void {
    if (event.type === "done") return this.#picture.finish();
    if (event.type === "host") return this.#picture.answerHost(event.host, event.allow);
    this.#then(() => this.#picture.apply(event, signal));
  }

  /** Sends a frame each time the viewer can take one. */
  async serve(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#untilWanted(signal);
        const jpeg = await this.#picture.frame(signal);
        // Who asked for it may have left: the next viewer is sent a frame of its own.
        if (!this.#isWanted) continue;
        this.#isWanted = false;
        this.#send({ kind: "frame", jpeg });
      } catch {
        // Ended; or the browser has gone, which ends the run's own step.
        return;
      }
    }
  }

  async #untilWanted(signal: AbortSignal): Promise<void> {
    while (!this.#isWanted) {
      this.#wanted = Promise.withResolvers();
      await orAborted(this.#wanted.promise, signal);
    }
  }

  /** One after the other, as they were done. What the page does not take is let go. */
  #then(work: () => Promise<void>): void {
    this.#acting = this.#acting.then(work).catch(ignoreRefused);
  }
}

function ignoreRefused(): void {
  // The text of such an error may hold what was typed, so it goes nowhere; the person sees that nothing happened.
}
