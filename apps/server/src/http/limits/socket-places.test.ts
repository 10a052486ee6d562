import { once } from "node:events";
import type { Socket } from "node:net";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { listen, type Listening } from "../../testing/listening.ts";
import type { AppEnv } from "../env.ts";

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n`;
const closing = "Connection: close\r\n\r\n";
/** So long that only their place decides. */
const patient = { headersMs: 60_000, requestMs: 60_000, idleMs: 60_000 };

/** More than the system's own buffers hold. */
const large = new Uint8Array(32 * 1024 * 1024);

/** A server whose `/slow` answers when it is let, with few places. */
async function openServer(differing: Parameters<typeof listen>[1] = {}) {
  const { promise: free, resolve: letGo } = Promise.withResolvers<void>();
  const app = new Hono<AppEnv>();
  app.get("/healthz", (c) => c.text("ok"));
  app.get("/quick", (c) => c.text("here"));
  let atWork = 0;
  let asked = 0;
  app.get("/slow", async (c) => {
    atWork += 1;
    await free;
    return c.text("at last");
  });
  const server = await listen(app, { ...patient, ...differing });
  /** Keeps so many connections of an address at work. */
  const occupy = async (count: number, from: string) => {
    for (let index = 0; index < count; index += 1) server.begin(`${get("/slow")}\r\n`, from);
    await expect.poll(() => atWork).toBe(count);
  };
  app.get("/large", (c) => {
    asked += 1;
    return c.body(large);
  });
  return {
    ...server,
    letGo,
    occupy,
    asked: () => asked,
    [Symbol.asyncDispose]: server[Symbol.asyncDispose],
  };
}

async function openMany(server: Listening, addresses: number, each: number): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (let index = 0; index < addresses * each; index += 1) {
    const socket = server.begin("", `127.0.1.${1 + (index % addresses)}`);
    sockets.push(socket);
    if (index % 50 === 0) await once(socket, "connect");
  }
  return sockets;
}

test("silent connections from 14 addresses keep nobody out: health and the page are answered at once", async () => {
  await using server = await openServer({ sockets: 200, socketsPerAddress: 100 });
  await openMany(server, 14, 15);

  expect(await server.answer(`${get("/healthz")}${closing}`)).toMatch(/^HTTP\/1.1 200/);
  for (let index = 0; index < 40; index += 1) {
    expect(await server.answer(`${get("/quick")}${closing}`)).toMatch(/here$/);
  }
});

test("a connection that is at work is not cut for a new one; the silent ones of the crowd are", async () => {
  await using server = await openServer({ sockets: 20, socketsPerAddress: 20 });
  const atWork = server.begin(`${get("/slow")}${closing}`, "127.0.0.9");
  let answer = "";
  atWork.setEncoding("utf8").on("data", (text: string) => (answer += text));
  await once(atWork, "connect");
  const crowd = await openMany(server, 1, 60);
  expect(await server.answer(`${get("/quick")}${closing}`)).toMatch(/here$/);
  server.letGo();
  await once(atWork, "close");

  expect(answer).toMatch(/at last$/);
  expect(crowd.length).toBe(60);
});

test("of two requests on one connection the first's answer does not make it idle", async () => {
  await using server = await openServer({ sockets: 1, healthSockets: 1 });
  const atWork = server.begin(`${get("/quick")}\r\n${get("/slow")}${closing}`, "127.0.0.9");
  let answer = "";
  atWork.setEncoding("utf8").on("data", (text: string) => (answer += text));
  await expect.poll(() => answer).toMatch(/here$/);
  expect(await server.answer(`${get("/quick")}${closing}`)).toMatch(/ 503 /);
  server.letGo();
  await once(atWork, "close");

  expect(answer).toMatch(/at last$/);
});

test("where all are at work another is told to come again, and health is answered", async () => {
  await using server = await openServer({ sockets: 5, socketsPerAddress: 5, healthSockets: 3 });
  await server.occupy(5, "127.0.0.9");

  const refused = await server.answer(`${get("/quick")}${closing}`);
  expect(refused).toMatch(/^HTTP\/1.1 503[^]*retry-after: 5/i);
  expect(await server.answer(`${get("/healthz")}${closing}`)).toMatch(/^HTTP\/1.1 200/);
  // Silent ones do not keep the spare places either.
  await openMany(server, 1, 12);
  expect(await server.answer(`${get("/healthz")}${closing}`)).toMatch(/^HTTP\/1.1 200/);
  server.letGo();
});

test("an address that is at work on all its connections keeps no other address out", async () => {
  await using server = await openServer({ sockets: 50, socketsPerAddress: 5 });
  await server.occupy(5, "127.0.0.9");
  const asked = `${get("/quick")}${closing}`;

  expect(await server.answer(asked, "127.0.0.9")).toMatch(/ 503 /);
  expect(await server.answer(asked, "127.0.0.8")).toMatch(/here$/);
  server.letGo();
});

test("where connections are full, one whose answer nobody takes makes room", async () => {
  await using server = await openServer({
    sockets: 4,
    socketsPerAddress: 4,
    unreadMs: 50,
    answerCheckMs: 20,
  });
  for (let index = 0; index < 4; index += 1) server.begin(`${get("/large")}${closing}`).pause();
  await expect.poll(server.asked, { timeout: 10_000 }).toBe(4);

  await expect
    .poll(async () => await server.answer(`${get("/quick")}${closing}`), { timeout: 10_000 })
    .toMatch(/here$/);
});

test("a client that asks and asks without waiting for answers is cut", async () => {
  await using server = await openServer({ requestsAtOnce: 4 });
  const few = server.answer(`${get("/slow")}\r\n`.repeat(3) + get("/slow") + closing);
  const many = server.answer(`${get("/slow")}\r\n`.repeat(5));

  expect(await many).toMatch(/^(reset)?$/);
  server.letGo();
  expect((await few).match(/at last/g)).toHaveLength(4);
});
