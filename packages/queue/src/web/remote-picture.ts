import { AutofillError, type PictureInput, type PicturePart } from "@jobcan-automation/contract";
import type { JobRef, PictureSource, PictureViewing } from "@jobcan-automation/core";
import { type Peer, PeerGoneError, type Peers } from "../seal/peers.ts";
import type { SentPart } from "../worker/serve-picture.ts";

const partTimeoutMs = 15_000;

/** The picture of a browser that another process has; each part and each act travels sealed. */
export class RemotePicture implements PictureSource {
  readonly #peers: Peers;
  readonly #worker: Peer;
  readonly #ref: JobRef;

  constructor(peers: Peers, worker: Peer, ref: JobRef) {
    this.#peers = peers;
    this.#worker = worker;
    this.#ref = ref;
  }

  /** Throws INVALID_REQUEST {reason: no_picture} where the job's browser shows none. */
  async check(): Promise<void> {
    await this.#ask("picture");
  }

  async view(width: number): Promise<PictureViewing> {
    const id = String(await this.#ask("picture_view", width));
    return {
      next: async (signal) => await this.#next(id, signal),
      [Symbol.dispose]: () => void this.#ask("picture_gone", id).catch(() => {}),
    };
  }

  async act(input: PictureInput): Promise<void> {
    await this.#ask("picture_act", input);
  }

  async #next(id: string, signal: AbortSignal): Promise<PicturePart | undefined> {
    for (;;) {
      signal.throwIfAborted();
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by a worker of ours
      const part = (await this.#ask("picture_next", id)) as SentPart;
      switch (part.kind) {
        case "over":
          return undefined;
        case "later":
          continue;
        case "json":
          return part;
        case "frame":
          return { kind: "frame", jpeg: Buffer.from(part.jpeg, "base64") };
      }
    }
  }

  async #ask(method: string, body?: unknown): Promise<unknown> {
    try {
      const { jobId, owner } = this.#ref;
      const call = { method, jobId, body: { owner, body }, timeoutMs: partTimeoutMs };
      return await this.#peers.call(this.#worker, call);
    } catch (error) {
      if (!(error instanceof PeerGoneError)) throw error;
      throw new AutofillError("INVALID_REQUEST", { reason: "no_picture" });
    }
  }
}
