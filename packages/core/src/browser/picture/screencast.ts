import type { CDPSession } from "playwright";
import { pictureLimits } from "@jobcan-automation/contract";
import { orAborted, orTimedOut, pause } from "../../base/deadline.ts";

export interface ScreencastOptions {
  width: number;
  height: number;
  /** The least time between two frames. */
  everyMs?: number;
}

/** What of a page's CDP session is used. */
export interface FrameSource {
  on(
    event: "Page.screencastFrame",
    listener: (frame: { data: string; sessionId: number }) => void,
  ): unknown;
  send: CDPSession["send"];
}

/** By measure: text is clear, and a still form of 800 px is about 20 KB. */
const quality = 50;
/** Chromium leaves frames out where so many are not acknowledged. */
const inFlight = 2;
const settleMs = 120;
/** A page in an endless loop never answers. */
const answerMs = 1_000;

/**
 * Frames of a page, the newest only: whoever is slow misses what was in between, never what is there now. Chromium
 * sends on while frames are acknowledged, so acknowledging late slows it down (docs/faults.md §1).
 */
export class Screencast implements AsyncDisposable {
  readonly #cdp: FrameSource;
  readonly #options: Required<ScreencastOptions>;
  #newest: Uint8Array | undefined;
  #arrived = Promise.withResolvers<void>();
  #unacknowledged: number[] = [];
  #takenMs = Number.NEGATIVE_INFINITY;
  #settling: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(cdp: FrameSource, options: ScreencastOptions) {
    this.#cdp = cdp;
    this.#options = { everyMs: 1_000 / pictureLimits.framesPerSec, ...options };
    cdp.on("Page.screencastFrame", ({ data, sessionId }) => {
      clearTimeout(this.#settling);
      this.#unacknowledged.push(sessionId);
      this.#put(data);
    });
  }

  async start(): Promise<void> {
    const { width: maxWidth, height: maxHeight } = this.#options;
    await this.#cdp.send("Page.startScreencast", { format: "jpeg", quality, maxWidth, maxHeight });
  }

  /** The next frame, as soon as there is a new one and its time has come. Rejects with the signal's reason. */
  async next(signal: AbortSignal): Promise<Uint8Array> {
    await pause(this.#takenMs + this.#options.everyMs - performance.now(), signal);
    while (this.#newest === undefined) await orAborted(this.#arrived.promise, signal);
    const frame = this.#newest;
    this.#newest = undefined;
    this.#arrived = Promise.withResolvers();
    this.#takenMs = performance.now();
    this.#acknowledge();
    return frame;
  }

  /** A frame of what is there now, also where nothing has changed: for one who begins to look. */
  async refresh(): Promise<void> {
    if (this.#isOver) return;
    const shot = { format: "jpeg", quality } as const;
    const shooting = this.#cdp.send("Page.captureScreenshot", shot);
    const { data } = await orTimedOut(shooting, answerMs, "picture_shot");
    this.#put(data);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#settling);
    // Closing the browser is its real end.
    const stopping = this.#cdp.send("Page.stopScreencast");
    await orTimedOut(stopping, answerMs, "stop_picture").catch(ignoreGone);
  }

  #put(base64: string): void {
    this.#newest = Buffer.from(base64, "base64");
    this.#arrived.resolve();
  }

  #acknowledge(): void {
    const sessions = this.#unacknowledged;
    this.#unacknowledged = [];
    for (const sessionId of sessions) {
      void this.#cdp.send("Page.screencastFrameAck", { sessionId }).catch(ignoreGone);
    }
    if (sessions.length < inFlight || this.#isOver) return;
    // With so many under way Chromium has left frames out, and it does not send the last one later.
    this.#settling = setTimeout(() => void this.refresh().catch(ignoreGone), settleMs);
  }
}

function ignoreGone(): void {
  // The page is closed or hangs, and its frames with it.
}
