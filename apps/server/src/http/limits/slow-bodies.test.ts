import { setTimeout as wait } from "node:timers/promises";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { listen } from "../../testing/listening.ts";
import type { AppEnv } from "../env.ts";

const hasty = { bodyGraceMs: 200, bodyCheckMs: 20, bodyBytesPerSec: 1_000 };
const post = (path: string, length: number) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n`;

/** `/whole` takes its body; `/waiting` does not until it is let. */
async function openServer() {
  const { promise: free, resolve: letGo } = Promise.withResolvers<void>();
  const app = new Hono<AppEnv>();
  app.post("/whole", async (c) => c.text(`${(await c.req.text()).length} bytes`));
  app.post("/waiting", async (c) => {
    await free;
    return c.text(`${(await c.req.text()).length} bytes`);
  });
  app.onError((_error, c) => c.text("cut off", 500));
  const server = await listen(app, hasty);
  return { ...server, letGo, [Symbol.asyncDispose]: server[Symbol.asyncDispose] };
}

test("a body that comes at a byte now and then is cut off with 408 after its grace", async () => {
  await using server = await openServer();
  const socket = server.begin(`${post("/whole", 1000)}a`);
  let answer = "";
  socket.setEncoding("utf8").on("data", (text: string) => (answer += text));
  for (let sent = 0; sent < 200 && !socket.closed; sent += 1) {
    if (socket.writable) socket.write("a");
    await wait(20);
  }

  expect(socket.closed).toBe(true);
  expect(answer).toMatch(/^HTTP\/1.1 408 Request Timeout/);
});

test("a body at more than the rate is taken, however long it takes", async () => {
  await using server = await openServer();
  const socket = server.begin(post("/whole", 10_000));
  let answer = "";
  socket.setEncoding("utf8").on("data", (text: string) => (answer += text));
  for (let sent = 0; sent < 20; sent += 1) {
    socket.write("x".repeat(500));
    await wait(20);
  }
  await expect.poll(() => answer).toMatch(/10000 bytes$/);
});

test("a body that waits for us is not slow, and neither is one that is here", async () => {
  await using server = await openServer();
  const large = server.answer(`${post("/waiting", 2_000_000)}${"x".repeat(2_000_000)}`);
  const small = server.answer(`${post("/waiting", 10)}${"x".repeat(10)}`);
  await wait(2 * hasty.bodyGraceMs);
  server.letGo();

  expect(await large).toMatch(/2000000 bytes$/);
  expect(await small).toMatch(/10 bytes$/);
});
