import { Hono } from "hono";
import { expect, test } from "vitest";
import { listen } from "../../testing/listening.ts";
import { apiTable } from "../api/api-table.ts";
import type { AppEnv } from "../env.ts";
import { callBodies, callShares, isOrder } from "./call-bodies.ts";

/** A machine that is busy with other things takes its time. */
const patient = { timeout: 10_000 };

const text = "x".repeat(100_000);
const post = (path: string, headers: string) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n\r\n`;
const sized = (path: string, bytes: number) => post(path, `Content-Length: ${bytes}`);
const order = "/trpc/jobs.submit";

/** Answers how much it was sent; each connection is an owner of its own, `started` counts the calls that were let in. */
async function openServer() {
  const app = new Hono<AppEnv>();
  const seen = { started: 0 };
  app.use(async (c, next) => {
    c.set("address", c.env.incoming?.socket.remoteAddress ?? "");
    c.set("owner", String(c.env.incoming?.socket.remotePort));
    await next();
  });
  app.use(callBodies());
  app.post("*", async (c) => {
    seen.started += 1;
    return c.text(`${(await c.req.text()).length} bytes`);
  });
  app.onError((error, c) => c.text(error.message, 503));
  return Object.assign(await listen(app), { seen });
}

test("of one address eight orders are read at a time; others wait unread, and another address does not", async () => {
  await using server = await openServer();
  const { address } = callShares.atOnce;
  const begun = Array.from({ length: 2 * address }, () =>
    server.begin(sized(order, text.length) + text.slice(1)),
  );
  await expect.poll(() => server.seen.started, patient).toBe(address);
  const other = await server.answer(sized(order, text.length) + text, "127.0.0.2");

  expect(other).toMatch(/100000 bytes$/);
  expect(server.seen.started).toBe(address + 1);
  begun[0]?.destroy();
  await expect.poll(() => server.seen.started, patient).toBe(address + 2);
});

test("a body that does not say how large it is has to wait as well", async () => {
  await using server = await openServer();
  const { address } = callShares.atOnce;
  for (let sent = 0; sent < address; sent += 1) {
    server.begin(sized(order, text.length) + text.slice(1));
  }
  await expect.poll(() => server.seen.started, patient).toBe(address);
  const chunked = server.begin(
    `${post(order, "Transfer-Encoding: chunked")}5\r\nabcde\r\n0\r\n\r\n`,
  );
  const small = await server.answer(`${sized(order, 5)}abcde`);

  expect(small).toMatch(/5 bytes$/);
  expect(server.seen.started).toBe(address + 1);
  chunked.destroy();
});

test("what is no order is a few lines", async () => {
  await using server = await openServer();
  const stop = await server.answer(sized("/trpc/jobs.stop", text.length) + text);

  expect(stop).toMatch(/FILE_TOO_LARGE$/);
});

test("every route that takes a sheet's rows is an order", () => {
  const orders = apiTable.filter(({ limit }) => limit === "submit");

  expect(orders.map(({ path }) => path)).toEqual(["/api/jobs", "/api/jobs/:id/apply"]);
  expect(apiTable.filter(({ path, method }) => method === "post" && isOrder(path))).toEqual(orders);
  expect(["/trpc/jobs.submit", "/trpc/jobs.applyPlan", "/trpc/jobs.stop"].map(isOrder)).toEqual([
    true,
    true,
    false,
  ]);
});
