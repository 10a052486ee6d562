import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import type { AppEnv } from "./env.ts";

/** How long a client may take, and how many may come at once (ground-truths T19). An answer may take any time: event streams do. */
export const httpLimits = {
  /** From the first byte, or from the connection where none comes, to the end of the headers. */
  headersMs: 10_000,
  /** To the end of the body: 10 MB over a slow line. */
  requestMs: 60_000,
  idleMs: 5_000,
  lookEveryMs: 5_000,
  maxHeaderBytes: 16 * 1024,
  requestsPerSocket: 1000,
  sockets: 2000,
} as const;

type HttpLimits = { readonly [Key in keyof typeof httpLimits]: number };

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
      connectionsCheckingInterval: limits.lookEveryMs,
      maxHeaderSize: limits.maxHeaderBytes,
    },
  });
  if (!("maxRequestsPerSocket" in server)) throw new TypeError("an HTTP/1.1 server was expected");
  server.maxRequestsPerSocket = limits.requestsPerSocket;
  server.maxConnections = limits.sockets;
  return server;
}
