import { once } from "node:events";
import { createConnection, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { createBrowser, type TestBrowser } from "./testing/app-fixture.ts";
import { monthBytes, sendWorkbook, sheetNames } from "./testing/live-user.ts";
import { startService } from "./testing/service-process.ts";

vi.setConfig({ testTimeout: 300_000 });

const honestMs = 5_000;
/** A machine that is busy with other things takes its time for one upload alone, too. */
const honestRatio = 20;

/** A browser whose requests come through a proxy that saw this address. */
function browserAt(url: string, address: string): TestBrowser {
  return createBrowser(async (path, init) => {
    const headers = new Headers(init?.headers);
    headers.set("x-forwarded-for", address);
    return await fetch(url + path, { ...init, headers });
  });
}

/** An upload that sends its head and then a byte a second. */
function trickle(url: string, address: string): Socket {
  const { port } = new URL(url);
  const socket = createConnection(Number(port), "127.0.0.1");
  const head = [
    "POST /trpc/workbooks.upload HTTP/1.1",
    `Host: 127.0.0.1:${port}`,
    "Content-Type: application/octet-stream",
    "x-trpc-source: attacker",
    `X-Forwarded-For: ${address}`,
    "Content-Length: 100000",
  ];
  socket.on("error", () => {});
  socket.write(`${head.join("\r\n")}\r\n\r\nP`);
  const timer = setInterval(() => socket.writable && socket.write("K"), 1_000);
  socket.once("error", () => clearInterval(timer));
  socket.once("close", () => clearInterval(timer));
  return socket;
}

/** Settles when the connection is gone, with an error or without one. */
async function closed(socket: Socket): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  socket.once("close", () => resolve());
  await promise;
}

test("one address does all it can against the shares, and another user is answered within five seconds", async () => {
  await using service = startService({ env: { TRUSTED_PROXY_HOPS: "1" } });
  const url = await service.listening;
  const attackers = "198.51.100.7";
  const honest = browserAt(url, "203.0.113.9");
  const victim = browserAt(url, "203.0.113.10");
  const startedMs = performance.now();
  const before = await sheetNames(victim, monthBytes());
  const aloneMs = performance.now() - startedMs;
  const attack = async (
    send: (page: TestBrowser, index: number) => Promise<Response>,
    count: number,
  ) =>
    await Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const page = browserAt(url, attackers);
        await page.send("/autofill");
        const answer = await send(page, index);
        await answer.body?.cancel();
        return answer.status;
      }),
    );
  const slow = [trickle(url, attackers), trickle(url, attackers)];
  const cut = Promise.all(slow.map(closed));
  const newlines = new Uint8Array(Buffer.alloc(10_000_000, "\n"));
  const attacks = [
    attack(async (page) => await sendWorkbook(page, newlines), 3),
    attack(async (page, index) => await page.send(`/templates/2025-0${index + 1}.xlsx`), 9),
    attack(async (page) => await sendWorkbook(page, monthBytes()), 45),
  ];

  const tookMs: number[] = [];
  for (let index = 0; index < 6; index += 1) {
    const startMs = performance.now();
    expect(await sheetNames(honest, monthBytes())).toEqual(before);
    tookMs.push(performance.now() - startMs);
  }
  const statuses = await Promise.all(attacks);
  await cut;

  expect(Math.max(...tookMs)).toBeLessThan(Math.max(honestMs, honestRatio * aloneMs));
  expect(statuses[1]).toEqual(Array(9).fill(200));
  expect(service.lines.filter((line) => line.includes("server_fault"))).toEqual([]);
});

test("2,100 silent connections from 14 addresses do not keep health or a page from being answered", async () => {
  await using service = startService();
  const { port } = new URL(await service.listening);
  const sockets: Socket[] = [];
  for (let index = 0; index < 2_100; index += 1) {
    const localAddress = `127.0.1.${1 + (index % 14)}`;
    const socket = createConnection({ port: Number(port), host: "127.0.0.1", localAddress });
    socket.on("error", () => {});
    sockets.push(socket);
    if (index % 100 === 99) await once(socket, "connect");
  }

  for (const path of ["/healthz", "/readyz", "/trpc/service.info"]) {
    const startMs = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      signal: AbortSignal.timeout(honestMs),
    });
    expect([200, 503]).toContain(answer.status);
    expect(performance.now() - startMs).toBeLessThan(2_000);
  }
  for (const socket of sockets) socket.destroy();
});

test("uploads and downloads that are given up in the middle are no fault of the service", async () => {
  await using service = startService();
  const url = await service.listening;
  const { port } = new URL(url);
  const page = browserAt(url, "127.0.0.1");
  const begun = [trickle(url, "a"), trickle(url, "b")];
  const chunked = createConnection(Number(port), "127.0.0.1");
  chunked.on("error", () => {});
  chunked.write(
    `POST /trpc/workbooks.upload HTTP/1.1\r\nHost: localhost\r\nx-trpc-source: x\r\nTransfer-Encoding: chunked\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n5\r\n--b\r\n\r\n`,
  );
  await wait(300);
  for (const socket of [...begun, chunked]) socket.destroy();
  const leaving = Array.from({ length: 6 }, (_, index) => {
    const gone = new AbortController();
    setTimeout(() => gone.abort(), 50 * index);
    const template = fetch(`${url}/templates/2024-0${index + 1}.xlsx`, { signal: gone.signal });
    const body = new FormData();
    body.set("file", new Blob([monthBytes()]), "a.xlsx");
    const upload = fetch(`${url}/trpc/workbooks.upload`, {
      method: "POST",
      headers: { "x-trpc-source": "test" },
      body,
      signal: gone.signal,
    });
    return [template, upload];
  });
  await Promise.allSettled(leaving.flat());

  expect(await sheetNames(page, monthBytes())).not.toEqual([]);
  expect(service.lines.filter((line) => /server_fault|Error|aborted/.test(line))).toEqual([]);
});
