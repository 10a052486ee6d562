import { once } from "node:events";
import type { IncomingMessage, ServerResponse, request } from "node:http";
import { type Socket, connect } from "node:net";
import { addressOf } from "./public-address.ts";
import type { PictureHosts } from "./picture-hosts.ts";

/** A proxy of this process alone. Disposing closes every connection through it. */
export interface ConnectProxy extends AsyncDisposable {
  readonly port: number;
}

export interface ConnectProxyOptions {
  hosts: Pick<PictureHosts, "permits" | "isOwn" | "isPlain">;
  /** Where a name leads; see addressOf. */
  resolve?: typeof addressOf;
}

const connectMs = 15_000;

/**
 * A proxy on 127.0.0.1 that connects to permitted hosts only, at the address that was checked. Tunnels (CONNECT) for
 * TLS; plain requests for a practice site alone. No connection is used twice and nothing is sent again, so that
 * what leaves the browser once reaches the site once at most.
 */
export async function startConnectProxy(options: ConnectProxyOptions): Promise<ConnectProxy> {
  const closing = new AbortController();
  const sockets = new Set<Socket>();
  const hold = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", ignoreGone).once("close", () => sockets.delete(socket));
    return socket;
  };
  // Imported at the top it would bring Node's own fetch with it, in every run: 2 MB and 15 ms.
  const { createServer, request } = await import("node:http");
  const gate = { ...options, request, signal: closing.signal, hold };
  const server = createServer((incoming, outgoing) => void forward(gate, incoming, outgoing));
  server.on("connection", hold);
  server.on("connect", (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    void tunnel(gate, incoming.url ?? "", { socket, head });
  });
  server.on("clientError", (_error, socket) => void socket.destroy());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: address !== null && typeof address === "object" ? address.port : 0,
    async [Symbol.asyncDispose]() {
      closing.abort();
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

interface Gate extends ConnectProxyOptions {
  request: typeof request;
  signal: AbortSignal;
  hold(socket: Socket): Socket;
}

async function tunnel(
  gate: Gate,
  authority: string,
  client: { socket: Socket; head: Buffer },
): Promise<void> {
  const { socket, head } = client;
  const target = URL.parse(`https://${authority}`);
  const way = target === null ? undefined : await wayTo(gate, target, authority);
  if (way === undefined || socket.destroyed) {
    socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
    return;
  }
  const upstream = gate.hold(connect({ ...way, timeout: connectMs }));
  upstream.once("timeout", () => upstream.destroy());
  upstream.once("close", () => socket.destroy());
  socket.once("close", () => upstream.destroy());
  upstream.once("connect", () => {
    upstream.setTimeout(0);
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    upstream.write(head);
    upstream.pipe(socket).pipe(upstream);
  });
}

async function forward(
  gate: Gate,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  outgoing.shouldKeepAlive = false;
  const target = URL.parse(incoming.url ?? "");
  const isPlain = target?.protocol === "http:" && gate.hosts.isPlain(target.host);
  const way = target === null || !isPlain ? undefined : await wayTo(gate, target, target.host);
  if (target === null || way === undefined) {
    outgoing.writeHead(403).end();
    return;
  }
  const { "proxy-connection": _, ...headers } = incoming.headers;
  const upstream = gate.request({
    ...way,
    agent: false,
    method: incoming.method ?? "GET",
    path: `${target.pathname}${target.search}`,
    headers: { ...headers, connection: "close" },
    signal: gate.signal,
    timeout: connectMs,
  });
  upstream.on("error", () => outgoing.destroy());
  upstream.once("response", (answer) => {
    answer.on("error", () => outgoing.destroy());
    const { connection: __, "transfer-encoding": ___, ...passed } = answer.headers;
    outgoing.writeHead(answer.statusCode ?? 502, passed);
    answer.pipe(outgoing);
  });
  outgoing.once("close", () => upstream.destroy());
  incoming.pipe(upstream);
}

/** Where to connect to, or undefined where that host is closed. */
async function wayTo(
  { hosts, resolve = addressOf, signal }: Gate,
  target: URL,
  authority: string,
): Promise<{ host: string; port: number } | undefined> {
  const defaultPort = target.protocol === "https:" ? 443 : 80;
  const port = target.port === "" ? defaultPort : Number(target.port);
  // Of `wss:` and `https:` alike the list has the name alone where the port is 443.
  const named = authority.endsWith(`:${defaultPort}`) ? target.hostname : target.host;
  if (!(await hosts.permits(named, signal))) return undefined;
  const host = await resolve(target.hostname, hosts.isOwn(named));
  return host === undefined || signal.aborted ? undefined : { host, port };
}

function ignoreGone(): void {
  // One end has gone: the other is closed with it.
}
