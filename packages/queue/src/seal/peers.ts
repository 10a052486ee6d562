import { AutofillError, toAutofillError, type ErrorReport } from "@jobcan-automation/contract";
import type { Clock } from "@jobcan-automation/core";
import type { Redis } from "ioredis";
import { keys } from "../redis/keys.ts";
import { createKeyPair, open, seal } from "./sealed-box.ts";

/** A process as others may call it. */
export interface Peer {
  id: string;
  /** Of a key that lives as long as the process. */
  key: string;
}

/** What a process does for others, by the name of the call: it is given the job and what came sealed. */
export type PeerHandler = (jobId: string, body: unknown) => unknown;

export interface PeersOptions {
  id: string;
  redis: Redis;
  subscriber: Redis;
  secret: string;
  clock: Clock;
  onError: (error: unknown) => void;
}

export interface PeerCall {
  method: string;
  jobId: string;
  body?: unknown;
  timeoutMs?: number;
}

/** Nobody listens, or nobody answers. */
export class PeerGoneError extends Error {}

type Message =
  | { type: "call"; number: string; from: string; replyKey: string; jobId: string; box: string }
  | { type: "reply"; number: string; box: string };

type Reply = { value?: unknown; error?: ErrorReport };

const defaultTimeoutMs = 15_000;

/**
 * Calls from process to process over Redis' channels, where nothing rests. Each is sealed to the called one's key, and
 * its reply to a key made for this one call.
 */
export class Peers {
  readonly self: Peer;
  readonly #options: PeersOptions;
  readonly #pair = createKeyPair();
  readonly #handlers = new Map<string, PeerHandler>();
  readonly #replies = new Map<string, (box: string) => void>();
  #calls = 0;

  constructor(options: PeersOptions) {
    this.#options = options;
    this.self = { id: options.id, key: this.#pair.publicKey };
  }

  /** To be set before `begin`. */
  handle(method: string, handler: PeerHandler): void {
    this.#handlers.set(method, handler);
  }

  /** Listens from now on, also after each new connection. */
  async begin(): Promise<void> {
    const { subscriber } = this.#options;
    const channel = keys.peer(this.self.id);
    subscriber.on("message", (from, text) => {
      if (from === channel) void this.#take(text);
    });
    await subscriber.subscribe(channel);
  }

  /** Throws PeerGoneError, or what the other throws. A call to oneself takes no way over the network. */
  async call(to: Peer, { method, jobId, body, timeoutMs }: PeerCall): Promise<unknown> {
    if (to.id === this.self.id) return await this.#answer(method, jobId, body);
    const { redis, secret, clock } = this.#options;
    const pair = createKeyPair();
    this.#calls += 1;
    const number = `${this.self.id}.${this.#calls}`;
    const replied = Promise.withResolvers<string | undefined>();
    this.#replies.set(number, replied.resolve);
    using _late = clock.after(timeoutMs ?? defaultTimeoutMs, () => replied.resolve(undefined));
    try {
      const box = seal(JSON.stringify({ method, body }), to.key, { secret, subject: jobId });
      const { publicKey: replyKey } = pair;
      const message: Message = { type: "call", number, from: this.self.id, replyKey, jobId, box };
      const heard = await redis.publish(keys.peer(to.id), JSON.stringify(message));
      if (heard === 0) throw new PeerGoneError("nobody listens");
      const reply = await replied.promise;
      if (reply === undefined) throw new PeerGoneError("no answer");
      return valueOf(JSON.parse(open(reply, pair, { secret, subject: jobId })));
    } finally {
      this.#replies.delete(number);
    }
  }

  async #take(text: string): Promise<void> {
    const { redis, secret, onError } = this.#options;
    try {
      const message: Message = JSON.parse(text);
      if (message.type === "reply") return this.#replies.get(message.number)?.(message.box);
      const { number, from, replyKey, jobId, box } = message;
      const { method, body } = JSON.parse(open(box, this.#pair, { secret, subject: jobId }));
      const reply = await this.#replyTo(method, jobId, body);
      const sealed = seal(JSON.stringify(reply), replyKey, { secret, subject: jobId });
      const answer: Message = { type: "reply", number, box: sealed };
      await redis.publish(keys.peer(from), JSON.stringify(answer));
    } catch (error) {
      onError(error);
    }
  }

  async #replyTo(method: string, jobId: string, body: unknown): Promise<Reply> {
    try {
      return { value: await this.#answer(method, jobId, body) };
    } catch (error) {
      if (!(error instanceof AutofillError)) this.#options.onError(error);
      return { error: toAutofillError(error).toReport() };
    }
  }

  async #answer(method: string, jobId: string, body: unknown): Promise<unknown> {
    const handler = this.#handlers.get(method);
    if (handler === undefined) throw new AutofillError("INTERNAL", { step: "peer" });
    return await handler(jobId, body);
  }
}

function valueOf({ value, error }: Reply): unknown {
  if (error === undefined) return value;
  const { code, facts, retryAfterSecs } = error;
  throw new AutofillError(code, facts, { retryAfterSecs });
}
