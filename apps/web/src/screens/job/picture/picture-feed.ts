import {
  type PictureMessage,
  type PicturePart,
  PicturePartReader,
  type PictureState,
} from "@jobcan-automation/contract";

/** What is known of the picture beside its frames. */
export interface PictureModel {
  /** `busy`: another tab of this browser views it. */
  phase: "connecting" | "open" | "busy" | "ended";
  viewing: { id: string; width: number; height: number } | undefined;
  state: PictureState;
}

export interface PictureFeedPorts {
  fetch: (path: string, init: RequestInit) => Promise<Response>;
  /** Settles after `ms`, or when the signal aborts. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
  onModel: (model: PictureModel) => void;
  /** Called with each JPEG; the next is taken when it settles. */
  onFrame: (jpeg: Uint8Array<ArrayBuffer>) => Promise<void>;
}

export const emptyPicture: PictureModel = {
  phase: "connecting",
  viewing: undefined,
  state: { host: "", title: "", hosts: [] },
};

const againMs = 700;

/**
 * Follows the picture of a job until the signal, opening it again where the connection is cut or the picture is not
 * there yet. Never rejects.
 */
export async function followPicture(
  ports: PictureFeedPorts,
  { jobId, width }: { jobId: string; width: number },
  signal: AbortSignal,
): Promise<void> {
  let model = emptyPicture;
  const show = (change: Partial<PictureModel>) => ports.onModel((model = { ...model, ...change }));
  while (!signal.aborted) {
    try {
      const path = `/api/jobs/${encodeURIComponent(jobId)}/screen?width=${width}`;
      const answer = await ports.fetch(path, { headers, signal });
      if (answer.ok && answer.body !== null) {
        await readParts(answer.body, async (part) => {
          if (part.kind === "frame") await ports.onFrame(new Uint8Array(part.jpeg));
          else show(changeBy(JSON.parse(part.json)));
        });
      } else show({ phase: answer.status === 503 ? "busy" : "connecting", viewing: undefined });
    } catch {
      // Cut: opened again below.
    }
    if (signal.aborted) return;
    show({ viewing: undefined });
    await ports.pause(againMs, signal);
  }
}

const headers = { "x-trpc-source": "web" };

function changeBy(message: PictureMessage): Partial<PictureModel> {
  switch (message.type) {
    case "viewing": {
      const { viewing: id, width, height } = message;
      return { phase: "open", viewing: { id, width, height } };
    }
    case "state": {
      const { host, title, hosts } = message;
      return { state: { host, title, hosts } };
    }
    case "ended":
      return { phase: "ended", viewing: undefined };
    case "ping":
      return {};
  }
}

async function readParts(
  body: ReadableStream<Uint8Array>,
  take: (part: PicturePart) => Promise<void>,
): Promise<void> {
  const parts = new PicturePartReader();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    for (const part of parts.push(value)) await take(part);
  }
}
