import type { PictureEvent } from "@jobcan-automation/contract";

export interface PictureSenderPorts {
  fetch: (path: string, init: RequestInit) => Promise<Response>;
  /** Calls back after that time; what is done meanwhile goes with the same request. */
  after: (ms: number, work: () => void) => void;
}

/** Sends what the person does, in order: one request at a time, each with a number of its own. */
export class PictureSender {
  readonly #ports: PictureSenderPorts;
  readonly #path: string;
  #viewing: string | undefined;
  #seq = 0;
  #waiting: PictureEvent[] = [];
  #isSending = false;
  #isMoveDue = false;

  constructor(ports: PictureSenderPorts, jobId: string) {
    this.#ports = ports;
    this.#path = `/api/jobs/${encodeURIComponent(jobId)}/input`;
  }

  /** From now on inputs are of this viewing; what has not left yet is dropped, as its picture is another one. */
  begin(viewing: string | undefined): void {
    if (viewing === this.#viewing) return;
    this.#viewing = viewing;
    this.#seq = 0;
    this.#waiting = [];
  }

  push(event: PictureEvent): void {
    if (this.#viewing === undefined) return;
    const last = this.#waiting.at(-1);
    // Of places the pointer passes the newest counts.
    if (isMove(event) && last !== undefined && isMove(last)) this.#waiting.pop();
    this.#waiting.push(event);
    this.#plan();
  }

  /** A press or a text leaves at once, and what the pointer passed with it; passing alone can wait. */
  #plan(): void {
    if (this.#isSending || this.#waiting.length === 0) return;
    if (!this.#waiting.every(isMove)) {
      this.#ports.after(soonMs, () => void this.#send());
    } else if (!this.#isMoveDue) {
      this.#isMoveDue = true;
      this.#ports.after(moveMs, () => {
        this.#isMoveDue = false;
        void this.#send();
      });
    }
  }

  async #send(): Promise<void> {
    const viewing = this.#viewing;
    if (this.#isSending || this.#waiting.length === 0 || viewing === undefined) return;
    this.#isSending = true;
    const events = this.#waiting.splice(0, mostAtOnce);
    this.#seq += 1;
    const body = JSON.stringify({ viewing, seq: this.#seq, events });
    try {
      const { status } = await this.#ports.fetch(this.#path, { method: "POST", headers, body });
      if (status === 429 && viewing === this.#viewing) return this.#sendAgain(events);
    } catch {
      // The connection is cut: the person sees that nothing happens, and the picture is opened again.
    }
    this.#isSending = false;
    this.#plan();
  }

  /** What was refused as too much has not been done: nothing that was typed may be missing from the middle. */
  #sendAgain(events: readonly PictureEvent[]): void {
    this.#waiting.unshift(...events);
    this.#ports.after(againMs, () => {
      this.#isSending = false;
      void this.#send();
    });
  }
}

const headers = { "content-type": "application/json", "x-trpc-source": "web" };
const mostAtOnce = 50;
const soonMs = 15;
const moveMs = 60;
const againMs = 2_000;

function isMove(event: PictureEvent): boolean {
  return event.type === "pointer" && event.action === "move";
}
