import { randomUUID } from "node:crypto";
import { Duplex } from "node:stream";
import {
  AutofillError,
  encodePicturePart,
  type PictureInput,
  pictureLimits,
  type PictureMessage,
  type PicturePart,
  PicturePartReader,
} from "@jobcan-automation/contract";
import { orAborted } from "../base/deadline.ts";
import { fromPictureSchema, type ToPicture } from "./picture-messages.ts";

/** One viewer's hold on the picture of a run. */
export interface PictureViewing extends Disposable {
  /** The next part for the viewer; undefined when there is no picture any more. Rejects with the signal's reason. */
  next(signal: AbortSignal): Promise<PicturePart | undefined>;
}

/** The live picture of a run's browser, while there is one. */
export interface Picture {
  /** Throws INVALID_REQUEST {reason: no_picture}, or READER_BUSY where somebody views it already. */
  view(width: number): PictureViewing;
  /** Hands on what the viewer did. Throws INVALID_REQUEST {reason} for another viewing, or an old number. */
  act(input: PictureInput): void;
}

/** The same, wherever the browser is: what it answers may take its time. */
export interface PictureSource {
  view(width: number): PictureViewing | Promise<PictureViewing>;
  act(input: PictureInput): void | Promise<void>;
}

type Pending = { frame: Uint8Array | undefined; messages: PictureMessage[] };

/** The server's end of a run's second channel. It holds one frame at most, and nothing once that was handed on. */
export class PictureLine implements Picture, Disposable {
  readonly #stream: Duplex | undefined;
  readonly #reader = new PicturePartReader();
  #isOpen = false;
  #state: PictureMessage | undefined;
  #viewing: Viewing | undefined;

  /** A process that could not be started has no channel: then there is never a picture. */
  constructor(stream: unknown) {
    if (!(stream instanceof Duplex)) return;
    this.#stream = stream;
    stream.on("error", ignoreGone);
    stream.on("data", (piece: Buffer) => this.#take(piece));
    for (const over of ["end", "close"]) stream.once(over, () => this.#close());
  }

  view(asked: number): PictureViewing {
    if (!this.#isOpen) throw new AutofillError("INVALID_REQUEST", { reason: "no_picture" });
    if (this.#viewing !== undefined) {
      throw new AutofillError("READER_BUSY", { reason: "picture_viewed" }, { retryAfterSecs: 2 });
    }
    const { minWidth, maxWidth, height } = pictureLimits;
    const width = Math.round(Math.min(maxWidth, Math.max(minWidth, asked)));
    const viewing = new Viewing({
      size: { width, height },
      want: () => this.#send({ type: "want" }),
      onEnd: () => {
        this.#viewing = undefined;
        this.#send({ type: "gone" });
      },
    });
    this.#viewing = viewing;
    this.#send({ type: "view", width, height });
    if (this.#state !== undefined) viewing.add(this.#state);
    return viewing;
  }

  act({ viewing, seq, events }: PictureInput): void {
    if (this.#viewing?.accepts(viewing, seq) !== true) {
      throw new AutofillError("INVALID_REQUEST", { reason: "not_this_viewing" });
    }
    this.#send({ type: "events", events });
  }

  [Symbol.dispose](): void {
    this.#stream?.destroy();
    this.#close();
  }

  #take(piece: Uint8Array): void {
    try {
      for (const part of this.#reader.push(piece)) this.#takePart(part);
    } catch {
      // Not a stream of ours any more: what else comes would be as wrong.
      this.#stream?.destroy();
    }
  }

  #takePart(part: PicturePart): void {
    if (part.kind === "frame") return this.#viewing?.show(part.jpeg);
    const message = fromPictureSchema.parse(JSON.parse(part.json));
    switch (message.type) {
      case "open":
        this.#isOpen = true;
        return;
      case "state":
        this.#state = message;
        return this.#viewing?.add(message);
      case "closed":
        this.#close();
    }
  }

  #close(): void {
    this.#isOpen = false;
    this.#state = undefined;
    this.#viewing?.end();
  }

  #send(message: ToPicture): void {
    if (this.#stream?.writable !== true) return;
    this.#stream.write(encodePicturePart({ kind: "json", json: JSON.stringify(message) }));
  }
}

class Viewing implements PictureViewing {
  readonly #id = randomUUID();
  readonly #want: () => void;
  readonly #onEnd: () => void;
  readonly #pending: Pending;
  #seq = 0;
  #isWanted = false;
  #isOver = false;
  #isHeld = true;
  #changed = Promise.withResolvers<void>();

  constructor(options: {
    size: { width: number; height: number };
    want: () => void;
    onEnd: () => void;
  }) {
    this.#want = options.want;
    this.#onEnd = options.onEnd;
    const opening: PictureMessage = { type: "viewing", viewing: this.#id, ...options.size };
    this.#pending = { frame: undefined, messages: [opening] };
  }

  async next(signal: AbortSignal): Promise<PicturePart | undefined> {
    for (;;) {
      signal.throwIfAborted();
      const message = this.#pending.messages.shift();
      if (message !== undefined) return { kind: "json", json: JSON.stringify(message) };
      const { frame } = this.#pending;
      this.#pending.frame = undefined;
      if (frame !== undefined) return { kind: "frame", jpeg: frame };
      if (this.#isOver) return undefined;
      this.#changed = Promise.withResolvers();
      if (!this.#isWanted) this.#want();
      this.#isWanted = true;
      await orAborted(this.#changed.promise, signal);
    }
  }

  /** Each number counts once, and none after a higher one. */
  accepts(id: string, seq: number): boolean {
    if (id !== this.#id || seq <= this.#seq || this.#isOver) return false;
    this.#seq = seq;
    return true;
  }

  show(frame: Uint8Array): void {
    this.#isWanted = false;
    this.#pending.frame = frame;
    this.#changed.resolve();
  }

  /** Of states the newest counts. */
  add(message: PictureMessage): void {
    const others = this.#pending.messages.filter(({ type }) => type !== message.type);
    this.#pending.messages = [...others, message];
    this.#changed.resolve();
  }

  end(): void {
    if (this.#isOver) return;
    this.#pending.frame = undefined;
    this.add({ type: "ended" });
    this.#isOver = true;
    this[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    this.#pending.frame = undefined;
    if (this.#isHeld) this.#onEnd();
    this.#isHeld = false;
    this.#isOver = true;
  }
}

function ignoreGone(): void {
  // A runner that has just died is known by its exit.
}
