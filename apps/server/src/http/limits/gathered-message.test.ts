import { once } from "node:events";
import { Socket } from "node:net";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { listen } from "../../testing/listening.ts";
import type { AppEnv } from "../env.ts";
import { GatheredMessage } from "./gathered-message.ts";

/** One that is read as it comes. */
function openMessage() {
  const message = new GatheredMessage(new Socket());
  const pieces: Buffer[] = [];
  message.on("data", (piece: Buffer) => void pieces.push(piece));
  return { message, pieces };
}

test("a body in pieces of a byte is held as a few large ones, whole and in order", async () => {
  const { message, pieces } = openMessage();
  for (let at = 0; at < 100_000; at += 1) message.push(Buffer.from([at % 251]));
  message.push(null);
  await once(message, "end");

  const expected = Buffer.from(Array.from({ length: 100_000 }, (_, at) => at % 251));
  expect(Buffer.concat(pieces).equals(expected)).toBe(true);
  expect(pieces.length).toBeLessThan(20);
});

test("pieces of any size keep their order, and large ones are handed on as they are", async () => {
  const { message, pieces } = openMessage();
  const large = Buffer.alloc(50_000, "l");
  for (const piece of [Buffer.from("a"), large, Buffer.from("b"), Buffer.from("c")]) {
    message.push(piece);
  }
  message.push(null);
  await once(message, "end");

  expect(String(Buffer.concat(pieces))).toBe(`a${"l".repeat(50_000)}bc`);
  expect(pieces.some(({ buffer: memory }) => memory === large.buffer)).toBe(true);
});

test("what has come is handed on though no more comes", async () => {
  const { message } = openMessage();
  const first = once(message, "data");
  message.push(Buffer.from("a"));

  expect(String(await first)).toBe("a");
});

test("no more is taken from a client whose pieces nobody reads", () => {
  const message = new GatheredMessage(new Socket());
  const most = message.readableHighWaterMark;
  let taken = 0;
  while (taken < 2 * most && message.push(Buffer.from("a"))) taken += 1;

  expect(taken).toBeLessThan(most + 10);
});

test("what comes after its end by us is dropped", async () => {
  const { message, pieces } = openMessage();
  message.push(Buffer.from("a"));
  message.destroy();
  message.push(Buffer.from("b"));
  await once(message, "close");

  expect(pieces).toEqual([]);
});

test("the server's bodies are such: forty thousand chunks of a byte are a handful of pieces", async () => {
  const app = new Hono<AppEnv>();
  app.post("/", async (c) => {
    let pieces = 0;
    let bytes = 0;
    for await (const piece of c.req.raw.body ?? []) {
      pieces += 1;
      bytes += piece.length;
    }
    return c.json({ few: pieces < 1_000, bytes });
  });
  await using server = await listen(app);
  const head =
    "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";

  const answer = await server.answer(`${head}${"1\r\na\r\n".repeat(40_000)}0\r\n\r\n`);
  expect(answer).toContain('{"few":true,"bytes":40000}');
});
