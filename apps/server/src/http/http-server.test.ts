import { once } from "node:events";
import { createConnection, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { Hono } from "hono";
import { expect, test } from "vitest";
import type { AppEnv } from "./env.ts";
import { createHttpServer, httpLimits } from "./http-server.ts";

const hasty = { ...httpLimits, headersMs: 100, requestMs: 200, idleMs: 100, checkEveryMs: 20 };

/** A server that gives up soon; `/slow` answers when it is let. */
async function openServer(differing: Partial<Record<keyof typeof hasty, number>> = {}) {
  const answer = Promise.withResolvers<string>();
  const app = new Hono<AppEnv>();
  app.get("/", (c) => c.text("here"));
  app.get("/events", (c) => c.text("event", 200, { connection: "keep-alive" }));
  app.get("/slow", async (c) => c.text(await answer.promise));
  app.post("/", async (c) => c.text(await c.req.text()));
  app.onError((_error, c) => c.text("cut off", 500));
  const server = createHttpServer(app, { ...hasty, ...differing });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    answer,
    /** What a client that sends these bytes, and no end, is reported until it is cut off. */
    send: async (bytes: string) => await text(begin(port, bytes)),
    begin: (bytes: string) => begin(port, bytes),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function begin(port: number, bytes: string): Socket {
  const socket = createConnection(port, "127.0.0.1");
  socket.write(bytes);
  return socket;
}

test.each([
  ["says nothing", ""],
  ["never ends its headers", "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "],
  [
    "never ends its body",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nab",
  ],
])("a client that %s is cut off with 408", async (_what, bytes) => {
  await using server = await openServer();

  expect(await server.send(bytes)).toMatch(/^HTTP\/1.1 408 Request Timeout/);
});

test("a client that keeps its connection and asks nothing more is cut off", async () => {
  await using server = await openServer();

  expect(await server.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")).toMatch(/here$/);
});

test.each(["/", "/events"])("a connection's last answer, of %s, says that it is", async (path) => {
  await using server = await openServer({ requestsPerSocket: 2 });
  const ask = `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;

  const [first = "", last = ""] = (await server.send(ask + ask)).split(/(?=HTTP)/);
  expect(first.toLowerCase()).toContain("connection: keep-alive");
  expect(last.toLowerCase()).toContain("connection: close");
});

test("an answer may take longer than any of it", async () => {
  await using server = await openServer();
  const socket = server.begin("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  const reported = text(socket);
  // A silent client that came after it has been given up: so this one would have been.
  await server.send("");
  await server.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab");
  server.answer.resolve("at last");

  expect(await reported).toMatch(/at last$/);
});

test("the service itself gives a client ten seconds for its headers and a minute for its body", () => {
  const server = createHttpServer(new Hono<AppEnv>());

  expect(server.headersTimeout).toBe(10_000);
  expect(server.requestTimeout).toBe(60_000);
  expect(server.keepAliveTimeout).toBe(5_000);
});
