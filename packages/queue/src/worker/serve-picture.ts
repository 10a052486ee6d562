import { randomUUID } from "node:crypto";
import { AutofillError, type PictureInput } from "@jobcan-automation/contract";
import type { Clock, JobRef, Picture, PictureViewing } from "@jobcan-automation/core";
import type { Peers } from "../seal/peers.ts";

/** A part on its way, or that there is none yet, or none any more. */
export type SentPart =
  | { kind: "json"; json: string }
  | { kind: "frame"; jpeg: string }
  | { kind: "later" }
  | { kind: "over" };

/** Sealed by a web server, which has parsed it: who asks, and for what. */
interface Asked {
  owner: string;
  body: unknown;
}

interface Served {
  owner: string;
  viewing: PictureViewing;
  /** The viewer is gone where it does not ask any more. */
  silence: Disposable;
}

/** How long one call waits for a part, and how long a viewer may be silent. */
const waitMs = 10_000;
const silenceMs = 30_000;

/** Shows a run's picture to its owner who calls for it: each part is asked for, so a slow viewer is sent no more than it takes. */
export function servePicture(
  peers: Peers,
  clock: Clock,
  pictureOf: (ref: JobRef) => Promise<Picture>,
): void {
  const viewings = new Map<string, Served>();
  const end = (id: string) => {
    const served = viewings.get(id);
    viewings.delete(id);
    served?.silence[Symbol.dispose]();
    served?.viewing[Symbol.dispose]();
  };
  const listen = (id: string) => clock.after(silenceMs, () => end(id));
  const handle = (method: string, answer: (ref: JobRef, body: unknown) => unknown) => {
    peers.handle(method, async (jobId, asked) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see Asked
      const { owner, body } = asked as Asked;
      return await answer({ jobId, owner }, body);
    });
  };
  handle("picture", async (ref) => void (await pictureOf(ref)));
  handle("picture_view", async (ref, width) => {
    const viewing = (await pictureOf(ref)).view(Number(width));
    const id = randomUUID();
    viewings.set(id, { owner: ref.owner, viewing, silence: listen(id) });
    return id;
  });
  handle("picture_next", async ({ owner }, given): Promise<SentPart> => {
    const id = String(given);
    const served = viewings.get(id);
    if (served?.owner !== owner) return { kind: "over" };
    served.silence[Symbol.dispose]();
    served.silence = listen(id);
    const part = await nextPart(served.viewing, clock);
    if (part.kind === "over") end(id);
    return part;
  });
  handle("picture_act", async (ref, input) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see Asked
    (await pictureOf(ref)).act(input as PictureInput);
  });
  handle("picture_gone", (_ref, id) => end(String(id)));
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
