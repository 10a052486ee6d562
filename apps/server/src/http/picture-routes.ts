import {
  AutofillError,
  encodePicturePart,
  pictureLimits,
  type PicturePart,
} from "@jobcan-automation/contract";
import { pictureInputSchema } from "@jobcan-automation/contract/schemas";
import type { Clock, PictureViewing } from "@jobcan-automation/core";
import { type Context, Hono } from "hono";
import type { Services } from "../services.ts";
import type { AppEnv } from "./env.ts";
import { fromOurPage } from "./guard/csrf.ts";
import { limitBody } from "./limits/limit-body.ts";
import { type RateLimiter, limitGroup } from "./limits/rate-limit.ts";
import { liveResponse } from "./live-response.ts";

export interface PictureRoutesOptions {
  services: Pick<Services, "engine">;
  limiter: RateLimiter;
  clock: Clock;
}

/** Fifty events with text are below it. */
const maxInputBytes = 64_000;

/**
 * The live picture of a job's browser, for its owner alone: a stream of parts (see PicturePart) as fast as the reader
 * takes them, and what the owner does in it. Nothing of either is logged or stored.
 */
export function pictureRoutes({ services, limiter, clock }: PictureRoutesOptions): Hono<AppEnv> {
  const { engine } = services;
  const app = new Hono<AppEnv>();
  const limit = limitGroup(limiter, "picture");
  app.get("/api/jobs/:id/screen", fromOurPage(), limitGroup(limiter, "follow"), async (c) => {
    const picture = await engine.picture(refOf(c));
    const asked = Number(c.req.query("width") ?? pictureLimits.maxWidth);
    const viewing = await picture.view(Number.isFinite(asked) ? asked : pictureLimits.maxWidth);
    const body = partsOf(viewing, { clock, signal: c.req.raw.signal });
    return liveResponse(c, { body, headers, clock });
  });
  app.post("/api/jobs/:id/input", limit, limitBody(maxInputBytes), async (c) => {
    const picture = await engine.picture(refOf(c));
    const { success, data } = pictureInputSchema.safeParse(await jsonOf(c));
    if (!success) throw new AutofillError("INVALID_REQUEST", { reason: "picture_input" });
    await picture.act(data);
    return c.body(null, 204);
  });
  return app;
}

const headers = { "Content-Type": "application/octet-stream" };

function refOf(c: Context<AppEnv>): { jobId: string; owner: string } {
  return { jobId: c.req.param("id") ?? "", owner: c.get("owner") };
}

/** Asks for the next part only when the reader has taken the last one. */
function partsOf(
  viewing: PictureViewing,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
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
async function orPing<T>(coming: Promise<T>, clock: Clock): Promise<T | PicturePart> {
  const { promise: due, resolve } = Promise.withResolvers<PicturePart>();
  using _timer = clock.after(pingMs, () => resolve(ping));
  return await Promise.race([coming, due]);
}

/** A body that is no JSON is no input; its text goes nowhere. */
async function jsonOf(c: Context<AppEnv>): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    return undefined;
  }
}
