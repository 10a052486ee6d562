import type { PictureEvent } from "@jobcan-automation/contract";

export interface PictureSenderPorts {
  fetch: (path: string, init: RequestInit) => Promise<Response>;
  /** Calls back soon; what is done meanwhile goes with the same request. */
  soon: (work: () => void) => void;
}

/** Sends what the person does, in order: one request at a time, each with a number of its own. */
export class PictureSender {
  readonly #ports: PictureSenderPorts;
  readonly #path: string;
  #viewing: string | undefined;
  #seq = 0;
  #waiting: PictureEvent[] = [];
  #isSending = false;

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
    if (!this.#isSending) this.#ports.soon(() => void this.#send());
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      while (this.#waiting.length > 0 && this.#viewing !== undefined) {
        const events = this.#waiting.splice(0, mostAtOnce);
        this.#seq += 1;
        const body = JSON.stringify({ viewing: this.#viewing, seq: this.#seq, events });
        await this.#ports.fetch(this.#path, { method: "POST", headers, body });
      }
    } catch {
      // The connection is cut: the person sees that nothing happens, and the picture is opened again.
    } finally {
      this.#isSending = false;
    }
  }
}

const headers = { "content-type": "application/json", "x-trpc-source": "web" };
const mostAtOnce = 50;

function isMove(event: PictureEvent): boolean {
  return event.type === "pointer" && event.action === "move";
}
