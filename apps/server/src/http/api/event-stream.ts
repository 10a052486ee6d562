import { type Clock, repeat } from "@jobcan-automation/core";
import { liveResponse } from "../live-response.ts";
import type { ApiCall } from "./api-route.ts";

/** An event as it is sent; with an id a client that was cut off goes on after it. */
export interface SentEvent {
  id?: number;
  data: unknown;
}

const pingMs = 15_000;
const retryMs = 1_000;
const headers = { "Content-Type": "text/event-stream; charset=utf-8" };

/**
 * Events as a stream, with a comment every 15 s for whoever takes silence for an end. `follow` is called once, with a
 * signal that is aborted when the client has gone or takes nothing for 30 s; a refusal of it is the answer.
 */
export async function eventStream(
  { c, clock }: Pick<ApiCall, "c" | "clock">,
  follow: (signal: AbortSignal) => AsyncIterable<SentEvent> | Promise<AsyncIterable<SentEvent>>,
): Promise<Response> {
  // Nobody would read it, nor end it.
  if (c.req.method === "HEAD") return liveResponse(c, { body: null, headers, clock });
  const leaving = new AbortController();
  const signal = AbortSignal.any([leaving.signal, c.req.raw.signal]);
  const events = await follow(signal);
  return liveResponse(c, { body: textOf(events, { clock, leaving }), headers, clock });
}

interface Writing {
  clock: Pick<Clock, "after">;
  leaving: AbortController;
}

function textOf(
  events: AsyncIterable<SentEvent>,
  { clock, leaving }: Writing,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = events[Symbol.asyncIterator]();
  let pings: Disposable | undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(`retry: ${retryMs}\n\n`));
      pings = repeat(clock, pingMs, () => {
        // Whoever has not taken what lies there needs no sign of life.
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(": ping\n\n"));
      });
    },
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done !== true) return controller.enqueue(encoder.encode(blockOf(value)));
      pings?.[Symbol.dispose]();
      controller.close();
    },
    cancel(reason) {
      pings?.[Symbol.dispose]();
      leaving.abort(reason);
    },
  });
}

/** JSON has no line end of its own, so that an event is one line. */
function blockOf({ id, data }: SentEvent): string {
  return `${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}
