import type { Duplex } from "node:stream";
import {
  encodePicturePart,
  type PictureEvent,
  type PicturePart,
  PicturePartReader,
  type PictureState,
} from "@jobcan-automation/contract";
import { orAborted } from "../../base/deadline.ts";
import type { LivePicture, ShownPicture } from "../../browser/picture/live-picture.ts";
import { type FromPicture, type ToPicture, toPictureSchema } from "../picture-messages.ts";

/** The runner's end of its second channel: one picture at a time, for one viewer. */
export class PictureChannel {
  readonly #stream: Duplex;
  readonly #reader = new PicturePartReader();
  #onMessage: ((message: ToPicture) => void) | undefined;

  constructor(stream: Duplex) {
    this.#stream = stream;
    stream.on("error", ignoreGone);
    stream.on("data", (piece: Buffer) => {
      for (const part of this.#reader.push(piece)) this.#take(part);
    });
  }

  /** The picture as whoever works in it has it: to be shown when it is time, until it is disposed of. */
  carry(picture: LivePicture): ShownPicture {
    const ended = new AbortController();
    return {
      show: () => this.#show(picture, ended.signal),
      session: picture.session,
      open: (url, html) => picture.open(url, html),
      next: (signal) => picture.next(signal),
      [Symbol.asyncDispose]: async () => {
        this.#onMessage = undefined;
        ended.abort();
        this.#tell({ type: "closed" });
        await picture[Symbol.asyncDispose]();
      },
    };
  }

  #show(picture: LivePicture, signal: AbortSignal): void {
    const viewer = new Viewer(picture, (part) => this.#send(part));
    this.#onMessage = (message) => viewer.take(message, signal);
    this.#tell({ type: "open" });
    this.state(picture.state);
    void viewer.serve(signal);
  }

  /** Sends what is known of the picture beside its frames. */
  state({ host, title, hosts }: PictureState): void {
    this.#tell({ type: "state", host, title, hosts: [...hosts] });
  }

  #take(part: PicturePart): void {
    if (part.kind !== "json") return;
    const { success, data } = toPictureSchema.safeParse(JSON.parse(part.json));
    if (success) this.#onMessage?.(data);
  }

  #tell(message: FromPicture): void {
    this.#send({ kind: "json", json: JSON.stringify(message) });
  }

  #send(part: PicturePart): void {
    if (this.#stream.writable) this.#stream.write(encodePicturePart(part));
  }
}

class Viewer {
  readonly #picture: LivePicture;
  readonly #send: (part: PicturePart) => void;
  #wanted = Promise.withResolvers<void>();
  #acting: Promise<void> = Promise.resolve();

  constructor(picture: LivePicture, send: (part: PicturePart) => void) {
    this.#picture = picture;
    this.#send = send;
  }

  take(message: ToPicture, signal: AbortSignal): void {
    switch (message.type) {
      case "view":
        return this.#then(() => this.#picture.resize(message, signal));
      case "want":
        return this.#wanted.resolve();
      case "gone":
        this.#wanted = Promise.withResolvers();
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
        await orAborted(this.#wanted.promise, signal);
        const jpeg = await this.#picture.frame(signal);
        this.#wanted = Promise.withResolvers();
        this.#send({ kind: "frame", jpeg });
      } catch {
        // Ended; or the browser has gone, which ends the run's own step.
        return;
      }
    }
  }

  /** One after the other, as they were done. What the page does not take is let go. */
  #then(work: () => Promise<void>): void {
    this.#acting = this.#acting.then(work).catch(ignoreRefused);
  }
}

function ignoreGone(): void {
  // The parent has gone, which the channel of reports knows too.
}

function ignoreRefused(): void {
  // The text of such an error may hold what was typed, so it goes nowhere; the person sees that nothing happened.
}
