import { once } from "node:events";
import { createConnection } from "node:net";
import { setImmediate } from "node:timers/promises";
import { createAdaptorServer } from "@hono/node-server";
import { expect, test, vi } from "vitest";
import {
  createAppFixture,
  createBrowser,
  jobIdOf,
  type AppFixture,
} from "./testing/app-fixture.ts";

vi.setConfig({ testTimeout: 60_000 });

/** The HTTP side behind a real socket. */
async function listen({ app }: AppFixture): Promise<AsyncDisposable & { port: number }> {
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    async [Symbol.asyncDispose]() {
      if ("closeAllConnections" in server) server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const linesAtOnce = 100;
const rounds = 200;
const lineChars = 1900;

test("a reader that stalls on a real socket is cut off after 30 seconds, and costs no more than its buffers", async () => {
  const fixture = createAppFixture();
  let cookie = "";
  const user = createBrowser(async (path, init) => {
    cookie = new Headers(init?.headers).get("cookie") ?? cookie;
    return await fixture.request(path, init);
  });
  const id = await jobIdOf(await user.submit());
  await using server = await listen(fixture);
  const socket = createConnection(server.port, "127.0.0.1");
  await once(socket, "connect");
  const input = encodeURIComponent(JSON.stringify({ id }));
  socket.write(
    `GET /trpc/jobs.follow?input=${input} HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\n\r\n`,
  );
  socket.pause();
  while (fixture.followers.count === 0) await setImmediate();

  const text = "x".repeat(lineChars);
  for (let round = 0; round < rounds; round += 1) {
    for (let line = 0; line < linesAtOnce; line += 1) {
      fixture.runner.latest().reporter.log("info", { code: "site_says", facts: { text } });
    }
    await setImmediate();
  }
  expect(fixture.followers.count).toBe(1);
  await fixture.clock.advance(31_000);
  let taken = 0;
  socket.on("data", (bytes: Buffer) => {
    taken += bytes.byteLength;
  });
  socket.on("error", () => {});
  socket.resume();
  await once(socket, "close");

  expect(fixture.followers.count).toBe(0);
  expect(taken).toBeLessThan((rounds * linesAtOnce * lineChars) / 2);
});
