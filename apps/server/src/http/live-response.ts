import type { Clock } from "@jobcan-automation/core";
import type { Context } from "hono";
import type { AppEnv } from "./env.ts";
import { watchReader } from "./limits/watch-reader.ts";

/** What is answered as it happens. */
export interface Live {
  body: ReadableStream<Uint8Array> | null;
  status?: number;
  headers: Headers | Record<string, string>;
  clock: Pick<Clock, "after">;
}

/** A stream that no proxy holds back, and that is cut where its reader takes nothing (see watchReader). */
export function liveResponse(c: Context<AppEnv>, live: Live): Response {
  const { body, status = 200, clock } = live;
  const headers = new Headers(live.headers);
  headers.set("X-Accel-Buffering", "no");
  headers.set("Cache-Control", "no-store, no-transform");
  return new Response(body && watchReader(body, clock, cutOf(c)), { status, headers });
}

/**
 * Closes the connection behind a request, which a writer that waits for its reader does not notice the end of;
 * nothing where there is none.
 */
function cutOf({ env }: Context<AppEnv>): (() => void) | undefined {
  const outgoing = env?.outgoing;
  return outgoing === undefined ? undefined : () => void outgoing.destroy();
}
