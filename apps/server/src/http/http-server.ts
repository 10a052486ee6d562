import { IncomingMessage, type Server, ServerResponse } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import { isHealthPath } from "./health-routes.ts";
import { GatheredMessage } from "./limits/gathered-message.ts";
import { createSlowBodies, everyMs } from "./limits/slow-bodies.ts";
import { socketPlaces } from "./limits/socket-places.ts";
import type { AppEnv } from "./env.ts";
import { isPlainHealth, rememberHealth } from "./remembered-health.ts";

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
   * Of one address, which may be an office of 200 people; behind a proxy, whose address is everybody's, it is no limit.
   */
  socketsPerAddress: 1000,
  /** Beyond `sockets`, for health alone. */
  healthSockets: 64,
  /** Nobody needs more than one; each that waits holds memory. */
  requestsAtOnce: 4,
  /** Of an answer whose reader takes nothing; where all connections are in use it has less. */
  answerMs: 60_000,
  unreadMs: 5_000,
  answerCheckMs: 1_000,
  /** A body may take so long at any rate, and then has to have come at this one: 20 KB/s for what is large. */
  bodyGraceMs: 5_000,
  bodyBytesPerSec: 4 * 1024,
  bodyCheckMs: 1_000,
} as const;

export type HttpLimits = { readonly [Key in keyof typeof httpLimits]: number };

/**
 * An HTTP/1.1 server around the app that gives slow, silent and idle clients up; not yet listening. Health is answered
 * also where all connections are at work.
 */
export function createHttpServer(
  app: Pick<Hono<AppEnv>, "fetch">,
  limits: HttpLimits = httpLimits,
): Server {
  const bodies = createSlowBodies(limits, everyMs);
  const answerHealth = rememberHealth();
  const server = createAdaptorServer({
    async fetch(request, env) {
      const { incoming, outgoing } = env;
      if (!(incoming instanceof IncomingMessage) || !(outgoing instanceof ServerResponse)) {
        throw new TypeError("an HTTP/1.1 request was expected");
      }
      const { socket } = incoming;
      const isPlain = isPlainHealth(incoming);
      if (!places.answers(socket, isPlain || isHealthPath(request))) {
        return new Response("busy", busy);
      }
      outgoing.once("close", () => places.ended(socket));
      const ask = async () => withoutKeepAlive(await app.fetch(request, { incoming, outgoing }));
      if (isPlain) return await answerHealth(ask);
      bodies.watch(incoming, outgoing);
      return await ask();
    },
    serverOptions: {
      IncomingMessage: GatheredMessage,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.idleMs,
      connectionsCheckingInterval: limits.checkEveryMs,
      maxHeaderSize: limits.maxHeaderBytes,
    },
  });
  if (!("maxRequestsPerSocket" in server)) throw new TypeError("an HTTP/1.1 server was expected");
  server.maxRequestsPerSocket = limits.requestsPerSocket;
  const places = socketPlaces(server, limits);
  return server;
}

/**
 * An answer that says itself that its connection goes on, as event streams do, hides the `close` with which Node ends
 * a connection's last answer; the next request on it would then be refused.
 */
function withoutKeepAlive(response: Response): Response {
  const says = response.headers.get("connection");
  if (says?.toLowerCase() === "keep-alive") response.headers.delete("connection");
  return response;
}

const busy = { status: 503, headers: { "retry-after": "5", connection: "close" } };
