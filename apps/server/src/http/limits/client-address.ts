import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";

/**
 * Puts the address that limits are counted by into `address`: the one our own outermost proxy saw, never one the
 * client claims (SECURITY.md T20).
 */
export function clientAddress({ trustedHops }: { trustedHops: number }) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const peer = c.env?.incoming?.socket.remoteAddress ?? "unknown";
    const forwarded = (c.req.header("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
    const reported = trustedHops > 0 ? forwarded.at(-trustedHops) : undefined;
    c.set("address", limitKey(reported === undefined || reported === "" ? peer : reported));
    await next();
  });
}

/** An IPv6 address stands for its /64: a single customer has all of it. */
export function limitKey(address: string): string {
  const plain = withoutPort(address)
    .replace(/^::ffff:(?=\d+\.)/i, "")
    .slice(0, 64);
  if (!plain.includes(":")) return plain;
  const [head = "", tail = ""] = plain.toLowerCase().split("%")[0]?.split("::") ?? [];
  const left = head.split(":").filter((part) => part !== "");
  const right = tail.split(":").filter((part) => part !== "");
  const zeros = plain.includes("::") ? Math.max(0, 8 - left.length - right.length) : 0;
  const parts = [...left, ...Array.from({ length: zeros }, () => "0"), ...right];
  const prefix = parts.slice(0, 4).map((part) => part.replace(/^0+(?=.)/, ""));
  return `${prefix.join(":")}::/64`;
}

/** Some proxies name the client's port as well, and a client has as many as it likes. */
function withoutPort(address: string): string {
  const [, inBrackets] = /^\[([^\]]*)\](?::\d+)?$/.exec(address) ?? [];
  return inBrackets ?? address.replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1");
}
