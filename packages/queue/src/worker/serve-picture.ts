import { randomUUID } from "node:crypto";
import { AutofillError, type PictureInput } from "@jobcan-automation/contract";
import type { Clock, Picture, PictureViewing } from "@jobcan-automation/core";
import type { Peers } from "../seal/peers.ts";

/** A part on its way, or that there is none yet, or none any more. */
export type SentPart =
  | { kind: "json"; json: string }
  | { kind: "frame"; jpeg: string }
  | { kind: "later" }
  | { kind: "over" };

interface Served {
  viewing: PictureViewing;
  /** The viewer is gone where it does not ask any more. */
  silence: Disposable;
}

/** How long one call waits for a part, and how long a viewer may be silent. */
const waitMs = 10_000;
const silenceMs = 30_000;

/** Shows a run's picture to who calls for it: each part is asked for, so a slow viewer is sent no more than it takes. */
export function servePicture(
  peers: Peers,
  clock: Clock,
  pictureOf: (jobId: string) => Promise<Picture>,
): void {
  const viewings = new Map<string, Served>();
  const end = (id: string) => {
    const served = viewings.get(id);
    viewings.delete(id);
    served?.silence[Symbol.dispose]();
    served?.viewing[Symbol.dispose]();
  };
  const listen = (id: string) => clock.after(silenceMs, () => end(id));
  peers.handle("picture", async (jobId) => void (await pictureOf(jobId)));
  peers.handle("picture_view", async (jobId, width) => {
    const viewing = (await pictureOf(jobId)).view(Number(width));
    const id = randomUUID();
    viewings.set(id, { viewing, silence: listen(id) });
    return id;
  });
  peers.handle("picture_next", async (_jobId, given): Promise<SentPart> => {
    const id = String(given);
    const served = viewings.get(id);
    if (served === undefined) return { kind: "over" };
    served.silence[Symbol.dispose]();
    served.silence = listen(id);
    const part = await nextPart(served.viewing, clock);
    if (part.kind === "over") end(id);
    return part;
  });
  peers.handle("picture_act", async (jobId, input) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by a web server, which has parsed it
    (await pictureOf(jobId)).act(input as PictureInput);
  });
  peers.handle("picture_gone", (_jobId, id) => end(String(id)));
}

async function nextPart(viewing: PictureViewing, clock: Clock): Promise<SentPart> {
  const waiting = new AbortController();
  const late = new AutofillError("INTERRUPTED", { cause: "no_part" });
  using _timer = clock.after(waitMs, () => waiting.abort(late));
  try {
    const part = await viewing.next(waiting.signal);
    if (part === undefined) return { kind: "over" };
    if (part.kind === "json") return part;
    return { kind: "frame", jpeg: Buffer.from(part.jpeg).toString("base64") };
  } catch (error) {
    if (error === late) return { kind: "later" };
    throw error;
  }
}
