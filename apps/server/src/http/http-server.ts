import type { Server } from "node:http";
import type { Socket } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import { limitKey } from "./limits/client-address.ts";
import type { AppEnv } from "./env.ts";

/**
 * How long a client may take, and how many may come at once (SECURITY.md T19). An answer may take any time: event
 * streams do.
 */
export const httpLimits = {
  /** From the first byte, or from the connection where none comes, to the end of the headers. */
  headersMs: 10_000,
  /** To the end of the body: 10 MB over a slow line. */
  requestMs: 60_000,
  idleMs: 5_000,
  checkEveryMs: 5_000,
  maxHeaderBytes: 16 * 1024,
  requestsPerSocket: 1000,
  sockets: 2000,
  /**
   * So that one client that opens all it can does not keep others out; behind a proxy, whose address is everybody's,
   * it is no limit.
   */
  socketsPerAddress: 200,
} as const;

export type HttpLimits = { readonly [Key in keyof typeof httpLimits]: number };

/** An HTTP/1.1 server around the app that gives slow and idle clients up; not yet listening. */
export function createHttpServer(
  app: Pick<Hono<AppEnv>, "fetch">,
  limits: HttpLimits = httpLimits,
): Server {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.idleMs,
      connectionsCheckingInterval: limits.checkEveryMs,
      maxHeaderSize: limits.maxHeaderBytes,
    },
  });
  if (!("maxRequestsPerSocket" in server)) throw new TypeError("an HTTP/1.1 server was expected");
  server.maxRequestsPerSocket = limits.requestsPerSocket;
  server.maxConnections = limits.sockets;
  server.on("connection", socketsPerAddress(limits.socketsPerAddress));
  return server;
}

/** Cuts off what an address opens beyond its number. */
function socketsPerAddress(most: number): (socket: Socket) => void {
  const open = new Map<string, number>();
  return (socket) => {
    const address = limitKey(socket.remoteAddress ?? "unknown");
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once("close", () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
    if (count > most) socket.destroy();
  };
}
