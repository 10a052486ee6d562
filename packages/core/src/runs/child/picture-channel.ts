import type { Duplex } from "node:stream";
import {
  encodePicturePart,
  type PicturePart,
  PicturePartReader,
  type PictureState,
} from "@jobcan-automation/contract";
import type { LivePicture, ShownPicture } from "../../browser/picture/live-picture.ts";
import { type FromPicture, type ToPicture, toPictureSchema } from "../picture-messages.ts";
import { PictureViewer } from "./picture-viewer.ts";

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
        this.#sendMessage({ type: "closed" });
        await picture[Symbol.asyncDispose]();
      },
    };
  }

  #show(picture: LivePicture, signal: AbortSignal): void {
    const viewer = new PictureViewer(picture, (part) => this.#send(part));
    this.#onMessage = (message) => viewer.take(message, signal);
    this.#sendMessage({ type: "open" });
    this.state(picture.state);
    void viewer.serve(signal);
  }

  /** Sends what is known of the picture beside its frames. */
  state({ host, title, hosts }: PictureState): void {
    this.#sendMessage({ type: "state", host, title, hosts: [...hosts] });
  }

  #take(part: PicturePart): void {
    if (part.kind !== "json") return;
    const { success, data } = toPictureSchema.safeParse(JSON.parse(part.json));
    if (success) this.#onMessage?.(data);
  }

  #sendMessage(message: FromPicture): void {
    this.#send({ kind: "json", json: JSON.stringify(message) });
  }

  #send(part: PicturePart): void {
    if (this.#stream.writable) this.#stream.write(encodePicturePart(part));
  }
}

function ignoreGone(): void {
  // The parent has gone, which the channel of reports knows too.
}
