import { Hono } from "hono";
import { expect, test } from "vitest";
import { listen } from "../../testing/listening.ts";
import type { AppEnv } from "../env.ts";
import { answerRoom } from "./answer-room.ts";

/** A machine that is busy with other things takes its time. */
const patient = { timeout: 10_000 };

const get = (path: string) =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
/** More than the system's own buffers hold. */
const large = new Uint8Array(32 * 1024 * 1024);

async function openServer(shares: { address: number; all: number }) {
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    c.set("address", c.env.incoming?.socket.remoteAddress ?? "");
    await next();
  });
  app.use(answerRoom(shares));
  app.get("/large", (c) => c.body(large));
  app.get("/small", (c) => c.text("here"));
  app.onError((error, c) => c.text(error.message, 503));
  const server = await listen(app);
  const stall = (from: string) => server.begin(get("/large"), from).pause();
  const ask = async (from: string) => await server.answer(get("/small"), from);
  return { ...server, stall, ask, [Symbol.asyncDispose]: server[Symbol.asyncDispose] };
}

test("an address that takes none of its answers gets no more, until it does; another one does", async () => {
  await using server = await openServer({ address: 1_000_000, all: 1_000_000_000 });
  const stalled = server.stall("127.0.0.9");
  await expect.poll(async () => await server.ask("127.0.0.9"), patient).toMatch(/RATE_LIMITED$/);

  expect(await server.ask("127.0.0.8")).toMatch(/here$/);
  stalled.destroy();
  await expect.poll(async () => await server.ask("127.0.0.9"), patient).toMatch(/here$/);
});

test("where several hold what there is, the last third is for an address that holds none", async () => {
  const all = 1.4 * large.length;
  await using server = await openServer({ address: 10 * all, all });
  server.stall("127.0.0.9");
  await expect.poll(async () => await server.ask("127.0.0.9"), patient).toMatch(/RATE_LIMITED$/);
  expect(await server.ask("127.0.0.8")).toMatch(/here$/);
  server.stall("127.0.0.8");

  await expect.poll(async () => await server.ask("127.0.0.7"), patient).toMatch(/RATE_LIMITED$/);
});
