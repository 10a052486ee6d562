import type { IncomingMessage, ServerResponse } from "node:http";

export interface SlowBodyLimits {
  /** How long a body may take, whatever its rate. */
  bodyGraceMs: number;
  /** What it has to bring a second after that, on average since its headers. */
  bodyBytesPerSec: number;
  bodyCheckMs: number;
}

interface Body {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  startBytes: number;
  /** How long we have waited for it; while it waits for us its time does not run. */
  waitedMs: number;
}

/** Watches the bodies of requests while they come, and cuts those off that come too slowly. */
export interface SlowBodies {
  watch(incoming: IncomingMessage, outgoing: ServerResponse): void;
}

/** One timer for all, that runs while any body comes. A body that is cut is answered 408 where that is still possible. */
export function createSlowBodies(
  limits: SlowBodyLimits,
  every: (ms: number, work: () => void) => Disposable,
): SlowBodies {
  const bodies = new Set<Body>();
  let timer: Disposable | undefined;
  const check = () => {
    for (const body of bodies) {
      if (isOver(body)) bodies.delete(body);
      else if (isTooSlow(body, limits)) {
        bodies.delete(body);
        cutOff(body);
      }
    }
    if (bodies.size > 0) return;
    timer?.[Symbol.dispose]();
    timer = undefined;
  };
  return {
    watch(incoming, outgoing) {
      if (incoming.complete || !announcesBody(incoming)) return;
      const startBytes = incoming.socket.bytesRead;
      bodies.add({ incoming, outgoing, startBytes, waitedMs: 0 });
      timer ??= every(limits.bodyCheckMs, check);
    },
  };
}

/** A timer of this process that does not hold it open. */
export function everyMs(ms: number, work: () => void): Disposable {
  const timer = setInterval(work, ms).unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

function announcesBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

function isOver({ incoming }: Body): boolean {
  return incoming.complete || incoming.destroyed || incoming.socket.destroyed;
}

function isTooSlow(body: Body, limits: SlowBodyLimits): boolean {
  const { incoming, startBytes } = body;
  // Its buffer is full: it waits for a place, and nothing more is taken from it.
  if (incoming.readableLength >= incoming.readableHighWaterMark) return false;
  body.waitedMs += limits.bodyCheckMs;
  if (body.waitedMs < limits.bodyGraceMs) return false;
  const bytes = incoming.socket.bytesRead - startBytes;
  return bytes < (body.waitedMs / 1000) * limits.bodyBytesPerSec;
}

function cutOff({ incoming, outgoing }: Body): void {
  const { socket } = incoming;
  if (!outgoing.headersSent) {
    socket.write("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  }
  socket.destroySoon();
}
