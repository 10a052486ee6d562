import { once } from "node:events";
import { type IncomingMessage, createServer, get, request } from "node:http";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { startConnectProxy } from "./connect-proxy.ts";
import { PictureHosts } from "./picture-hosts.ts";

const thisMachine = async (): Promise<string> => "127.0.0.1";
const noAddress = async (): Promise<undefined> => undefined;

test("a tunnel leads to a permitted host, at the address that was checked", async () => {
  await using site = await startSite();
  await using proxy = await startConnectProxy({
    hosts: permitting("jobcan.example"),
    resolve: async () => "127.0.0.1",
  });

  const answer = await throughTunnel(proxy.port, `jobcan.example:${site.port}`);

  expect(answer).toContain("hello from the site");
  expect(site.seen).toEqual(["GET /through"]);
});

test.each([
  ["a host that is not permitted", "other.example", thisMachine],
  ["a name that leads into this machine", "jobcan.example", undefined],
  ["a name without an address", "jobcan.example", noAddress],
] as const)("%s is refused and nothing arrives", async (...[, host, resolve]) => {
  await using site = await startSite();
  await using proxy = await startConnectProxy({
    hosts: permitting("jobcan.example", "localhost"),
    ...(resolve !== undefined && { resolve }),
  });
  const name = resolve === undefined ? "localhost" : host;

  const answer = await throughTunnel(proxy.port, `${name}:${site.port}`);

  expect(answer).toBe("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
  expect(site.seen).toEqual([]);
});

test("a plain request goes to the practice site alone, on a connection that is used once", async () => {
  await using site = await startSite();
  const own = `id.localhost:${site.port}`;
  const hosts = {
    permits: async () => true,
    isOwn: () => true,
    isPlain: (host: string) => host === own,
  };
  await using proxy = await startConnectProxy({ hosts, resolve: async () => "127.0.0.1" });

  const first = await plain(proxy.port, `http://${own}/one`);
  const second = await plain(proxy.port, `http://${own}/two`);
  const other = await plain(proxy.port, `http://other.example:${site.port}/three`);

  expect([first.status, second.status, other.status]).toEqual([200, 200, 403]);
  expect(site.seen).toEqual(["GET /one", "GET /two"]);
  expect(site.connections).toBe(2);
  expect([first.connection, site.sent[0]]).toEqual(["close", "close"]);
});

test("a site that is configured with TLS is not reached without it", async () => {
  await using site = await startSite();
  const hosts = new PictureHosts({ origins: [`https://id.localhost:${site.port}`], onChange() {} });
  await using proxy = await startConnectProxy({ hosts, resolve: async () => "127.0.0.1" });

  const own = await plain(proxy.port, `http://id.localhost:${site.port}/`);
  const beside = await plain(proxy.port, `http://idp.localhost:${site.port}/`);

  expect([own.status, beside.status]).toEqual([403, 403]);
  expect(site.seen).toEqual([]);
});

test("a cut before the answer is a cut, and nothing is sent again", async () => {
  await using site = await startSite({ cuts: true });
  const hosts = { permits: async () => true, isOwn: () => true, isPlain: () => true };
  await using proxy = await startConnectProxy({ hosts, resolve: async () => "127.0.0.1" });

  await expect(plain(proxy.port, `http://id.localhost:${site.port}/press`, "POST")).rejects.toThrow(
    "socket hang up",
  );
  expect(site.seen).toEqual(["POST /press"]);
});

test("closing ends what is under way", async () => {
  await using site = await startSite();
  const proxy = await startConnectProxy({
    hosts: permitting("jobcan.example"),
    resolve: async () => "127.0.0.1",
  });
  const socket = connect(proxy.port, "127.0.0.1");
  socket.write(`CONNECT jobcan.example:${site.port} HTTP/1.1\r\n\r\n`);
  await once(socket, "data");

  await proxy[Symbol.asyncDispose]();

  await once(socket, "close");
  expect(socket.destroyed).toBe(true);
});

function permitting(...names: string[]) {
  return {
    permits: async (host: string) => names.includes(host.split(":")[0] ?? ""),
    isOwn: () => false,
    isPlain: () => false,
  };
}

async function startSite({ cuts = false } = {}) {
  const seen: string[] = [];
  const sent: (string | undefined)[] = [];
  const site = createServer((incoming, outgoing) => {
    seen.push(`${incoming.method} ${incoming.url}`);
    sent.push(incoming.headers.connection);
    if (cuts) incoming.socket.destroy();
    else outgoing.end("hello from the site");
  });
  const counted = { connections: 0 };
  site.on("connection", () => (counted.connections += 1));
  site.listen(0, "127.0.0.1");
  await once(site, "listening");
  const address = site.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    seen,
    sent,
    get connections() {
      return counted.connections;
    },
    async [Symbol.asyncDispose]() {
      site.close();
      site.closeAllConnections();
      await once(site, "close");
    },
  };
}

async function throughTunnel(port: number, authority: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`);
  let text = "";
  socket.setEncoding("utf8").on("data", (piece: string) => {
    text += piece;
    if (piece.startsWith("HTTP/1.1 200 Connection established")) {
      socket.write("GET /through HTTP/1.1\r\nHost: jobcan.example\r\nConnection: close\r\n\r\n");
    }
  });
  await once(socket, "close");
  return text;
}

async function plain(port: number, url: string, method = "GET") {
  const asking =
    method === "GET"
      ? get({ port, host: "127.0.0.1", path: url })
      : request({ port, host: "127.0.0.1", path: url, method }).end();
  const [answer] = await once(asking, "response");
  const { statusCode: status, headers }: IncomingMessage = answer;
  answer.resume();
  return { status, connection: headers.connection };
}
