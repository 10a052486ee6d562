import type { Config } from "../config.ts";
import { isLoopback } from "../http/guard/known-hosts.ts";

/** Listens at the loopback, and nobody has said that anything stands before it. */
export function isOwnMachine({
  HOST,
  publicOrigins,
  TRUSTED_PROXY_HOPS,
}: Pick<Config, "HOST" | "publicOrigins" | "TRUSTED_PROXY_HOPS">): boolean {
  const host = HOST.includes(":") ? `[${HOST}]` : HOST;
  return isLoopback(host) && publicOrigins.length === 0 && TRUSTED_PROXY_HOPS === 0;
}
