import { encodePicturePart, pictureLimits, type PicturePart } from "@jobcan-automation/contract";
import { pictureInputSchema, pictureMessageSchema } from "@jobcan-automation/contract/schemas";
import type { Clock, PictureViewing } from "@jobcan-automation/core";
import { z } from "zod";
import { idSchema } from "../../../use-cases/inputs.ts";
import { liveResponse } from "../../live-response.ts";
import { defineRoute } from "../api-route.ts";

/** Fifty events with text are below it. */
const maxInputBytes = 64_000;
const params = z.object({ id: idSchema });
const widthSchema = z.object({
  width: z
    .string()
    .regex(/^\d{1,5}$/)
    .optional(),
});

/**
 * The live picture of a job's browser, for its owner alone: a stream of parts (see PicturePart) as fast as the reader
 * takes them, and what the owner does in it. Nothing of either is logged or stored.
 */
export const pictureApi = [
  defineRoute({
    method: "get",
    path: "/api/jobs/:id/screen",
    name: "viewPicture",
    summary:
      "The live picture of the site while the job waits for something that is answered in it, until that is over. One viewer at a time. For a page of ours, or with a key.",
    limit: "follow",
    owned: true,
    fromOurPage: true,
    params,
    query: widthSchema,
    answers: { 200: { is: "parts", of: pictureMessageSchema, description: "The picture." } },
    refusals: ["JOB_NOT_FOUND", "READER_BUSY", "NO_SPACE"],
    async run({ c, services, owner, clock }, { params: { id }, query: { width } }) {
      const picture = await services.engine.picture({ jobId: id, owner });
      // Nobody would look at it, and who does has to wait until it is over.
      if (c.req.method === "HEAD") return liveResponse(c, { body: null, headers, clock });
      const viewing = await picture.view(Number(width ?? pictureLimits.maxWidth));
      const body = partsOf(viewing, { clock, signal: c.req.raw.signal });
      return liveResponse(c, { body, headers, clock });
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/jobs/:id/input",
    name: "actInPicture",
    summary:
      "What the viewer does in the picture, in order. `viewing` is that of the stream's first message; `seq` rises with each call, and a call whose number has been is refused.",
    limit: "picture",
    owned: true,
    params,
    body: { is: "json", schema: pictureInputSchema, maxBytes: maxInputBytes },
    answers: { 204: { is: "nothing", description: "The browser has it." } },
    refusals: ["JOB_NOT_FOUND", "NO_SPACE"],
    async run({ c, services, owner }, { params: { id }, body }) {
      const picture = await services.engine.picture({ jobId: id, owner });
      await picture.act(body);
      return c.body(null, 204);
    },
  }),
];

const headers = { "Content-Type": "application/octet-stream" };

/** Asks for the next part only when the reader has taken the last one. */
function partsOf(
  viewing: PictureViewing,
  { clock, signal }: { clock: Pick<Clock, "after">; signal: AbortSignal },
): ReadableStream<Uint8Array> {
  let coming: ReturnType<PictureViewing["next"]> | undefined;
  const leaving = new AbortController();
  const end = () => {
    leaving.abort(new DOMException("left", "AbortError"));
    viewing[Symbol.dispose]();
  };
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) end();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        coming ??= viewing.next(leaving.signal);
        const part = await orPing(coming, clock);
        if (part !== ping) coming = undefined;
        if (part !== undefined) return controller.enqueue(encodePicturePart(part));
        controller.close();
        end();
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}

const ping: PicturePart = { kind: "json", json: JSON.stringify({ type: "ping" }) };
const pingMs = 15_000;

/** The part, or a sign of life where none comes for a while: only by writing is a reader known to be gone. */
async function orPing<T>(
  coming: Promise<T>,
  clock: Pick<Clock, "after">,
): Promise<T | PicturePart> {
  const { promise: due, resolve } = Promise.withResolvers<PicturePart>();
  using _timer = clock.after(pingMs, () => resolve(ping));
  return await Promise.race([coming, due]);
}
