import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { generate } from "selfsigned";
import type { SandboxEnv } from "./routes/context.ts";

export interface Listener {
  readonly port: number;
  /** Cuts open connections and frees the port. */
  close(): Promise<void>;
}

/** Serves the app on 127.0.0.1 and, where the machine has it, on ::1 with the same port. */
export async function listenOnLoopback(
  app: Hono<SandboxEnv>,
  options: { readonly port: number; readonly secure: boolean },
): Promise<Listener> {
  const certificate = options.secure ? await selfSigned() : null;
  const first = createListener(app, certificate);
  const port = await listen(first, "127.0.0.1", options.port);
  const second = createListener(app, certificate);
  const hasSecond = await listen(second, "::1", port).then(
    () => true,
    () => false,
  );
  const servers = hasSecond ? [first, second] : [first];
  return {
    port,
    close: async () => {
      await Promise.all(servers.map(closeServer));
    },
  };
}

type LoopbackServer = ReturnType<typeof createServer>;

interface Certificate {
  readonly key: string;
  readonly cert: string;
}

function createListener(app: Hono<SandboxEnv>, certificate: Certificate | null): LoopbackServer {
  const answer = getRequestListener((request, env) => app.fetch(request, env), {
    // The adapter's own Response does not know that a fault has already answered or cut the socket.
    overrideGlobalObjects: false,
  });
  const handler = (...[incoming, outgoing]: Parameters<typeof answer>): void => {
    void answer(incoming, outgoing);
  };
  return certificate === null ? createServer(handler) : createTlsServer(certificate, handler);
}

async function listen(server: LoopbackServer, host: string, port: number): Promise<number> {
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : port;
}

async function closeServer(server: LoopbackServer): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}

async function selfSigned(): Promise<Certificate> {
  const made = await generate([{ name: "commonName", value: "practice.localhost" }], {
    extensions: [
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "*.localhost" },
          { type: 2, value: "localhost" },
        ],
      },
    ],
  });
  return { key: made.private, cert: made.cert };
}
