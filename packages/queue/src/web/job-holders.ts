import { AutofillError } from "@jobcan-automation/contract";
import type { RemoteRecord } from "../record/stored-job.ts";
import { queueAway } from "../redis/connection.ts";
import { PeerGoneError, type Peers } from "../seal/peers.ts";

const memoryWithinMs = 2_000;

/** Calls to whoever holds a job: the web server at which it waits, and from then on its worker. */
export class JobHolders {
  readonly #peers: Peers;

  constructor(peers: Peers) {
    this.#peers = peers;
  }

  /** Throws PeerGoneError, or what the holder throws. */
  async ask({ holder, stored }: RemoteRecord, method: string, body?: unknown): Promise<unknown> {
    return await this.#peers.call(holder, { method, jobId: stored.facts.id, body });
  }

  /**
   * The same of a run that asks a person. Throws NOT_ASKED where it does not, QUEUE_UNAVAILABLE for a holder that is
   * gone.
   */
  async askPerson(record: RemoteRecord, method: string, body: unknown): Promise<void> {
    if (record.stored.phase.state !== "waiting_for_person") throw new AutofillError("NOT_ASKED");
    try {
      await this.ask(record, method, body);
    } catch (error) {
      throw error instanceof PeerGoneError ? queueAway(error) : error;
    }
  }

  /** What the processes of a run take, in MB; undefined where its holder is gone or does not know. */
  async memoryMb({ holder, stored }: RemoteRecord): Promise<number | undefined> {
    const call = { method: "memory", jobId: stored.facts.id, timeoutMs: memoryWithinMs };
    try {
      const memoryMb = await this.#peers.call(holder, call);
      return typeof memoryMb === "number" ? memoryMb : undefined;
    } catch {
      return undefined;
    }
  }

  /** True where it was heard and did something; never throws. */
  async notify(record: RemoteRecord, method: string, body?: unknown): Promise<boolean> {
    try {
      return (await this.ask(record, method, body)) !== false;
    } catch {
      return false;
    }
  }
}
