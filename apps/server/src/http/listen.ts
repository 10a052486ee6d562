import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Hono } from "hono";
import type { Config } from "../config.ts";
import type { AppEnv } from "./env.ts";
import { createHttpServer, type HttpLimits, httpLimits } from "./http-server.ts";
import type { ProcessSystem } from "@jobcan-automation/proc";
import { affordableSockets } from "../machine/open-files.ts";

/** A server that listens, and the address to open it by. */
export interface Listening {
  server: Server;
  url: string;
}

/** What one client and all together may take, as the system's open files allow. Throws where it gives too few. */
export function limitsFor(
  { TRUSTED_PROXY_HOPS, MAX_ACTIVE_SESSIONS }: Config,
  system: Pick<ProcessSystem, "openFilesLimit">,
): HttpLimits {
  const { healthSockets, sockets: most, socketsPerAddress } = httpLimits;
  const wanted = most + healthSockets;
  const sockets =
    affordableSockets(wanted, MAX_ACTIVE_SESSIONS, system.openFilesLimit()) - healthSockets;
  const isBehindProxy = TRUSTED_PROXY_HOPS > 0;
  const ofAddress = isBehindProxy ? sockets : Math.min(socketsPerAddress, Math.ceil(sockets / 2));
  return { ...httpLimits, sockets, socketsPerAddress: ofAddress };
}

/** Answers the app at HOST and PORT. Rejects with the system's error where they cannot be had. */
export async function listen(
  app: Pick<Hono<AppEnv>, "fetch">,
  config: Config,
  limits: HttpLimits,
): Promise<Listening> {
  const server = createHttpServer(app, limits);
  server.listen(config.PORT, config.HOST);
  await once(server, "listening");
  return { server, url: urlOf(server, config) };
}

function urlOf(server: Server, { HOST, publicOrigins }: Config): string {
  const [publicOrigin] = publicOrigins;
  if (publicOrigin !== undefined) return publicOrigin;
  const host = HOST.includes(":") ? `[${HOST}]` : HOST;
  return `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${addressOf(server).port}`;
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("no TCP address");
  return address;
}
