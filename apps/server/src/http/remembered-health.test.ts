import { once } from "node:events";
import { Hono } from "hono";
import { expect, test } from "vitest";
import type { AppEnv } from "./env.ts";
import { createHttpServer } from "./http-server.ts";

/** A server that counts how often its app is asked, and fails the first time where that is wanted. */
async function openServer({ failsFirst = false } = {}) {
  const asked: string[] = [];
  const app = new Hono<AppEnv>();
  app.all("*", (c) => {
    asked.push(`${c.req.method} ${c.req.url.replace(/^.*?:\/\/[^/]*/, "")}`);
    const isFailing = failsFirst && asked.length === 1;
    return c.text(isFailing ? "not yet" : "ok", isFailing ? 500 : 200, {
      "X-Frame-Options": "DENY",
    });
  });
  const server = createHttpServer(app);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    asked,
    async get(path: string, init: RequestInit = {}) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, init);
      return { status: answer.status, text: await answer.text(), headers: answer.headers };
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

test("/healthz is asked of the app once, and every answer has its body and headers", async () => {
  await using server = await openServer();
  const answers = [];
  for (let time = 0; time < 3; time += 1) answers.push(await server.get("/healthz"));

  expect(server.asked).toEqual(["GET /healthz"]);
  for (const { status, text, headers } of answers) {
    expect([status, text]).toEqual([200, "ok"]);
    expect([headers.get("content-type"), headers.get("x-frame-options")]).toEqual([
      "text/plain; charset=UTF-8",
      "DENY",
    ]);
  }
});

test("an answer that is no success is not remembered", async () => {
  await using server = await openServer({ failsFirst: true });

  expect((await server.get("/healthz")).status).toBe(500);
  expect((await server.get("/healthz")).status).toBe(200);
});

test("every other path, spelling and method is the app's own matter each time", async () => {
  await using server = await openServer();
  await server.get("/healthz");
  const others = ["/healthz/", "/healthz?x=1", "/healthz/../jobs", "/readyz", "/readyz"];
  for (const path of others) await server.get(path);
  await server.get("/healthz", { method: "POST", body: "x" });
  await server.get("/healthz", { method: "HEAD" });

  expect(server.asked).toEqual([
    "GET /healthz",
    "GET /healthz/",
    "GET /healthz?x=1",
    "GET /jobs",
    "GET /readyz",
    "GET /readyz",
    "POST /healthz",
    "HEAD /healthz",
  ]);
});
