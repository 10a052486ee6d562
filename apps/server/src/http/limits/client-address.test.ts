import { Hono } from "hono";
import { expect, test } from "vitest";
import { clientAddress, limitKey } from "./client-address.ts";
import type { AppEnv } from "../env.ts";

async function addressSeen(trustedHops: number, forwarded: string): Promise<string> {
  const app = new Hono<AppEnv>();
  app.use(clientAddress({ trustedHops }));
  app.get("/", (c) => c.text(c.get("address")));
  const answer = await app.request("/", { headers: { "x-forwarded-for": forwarded } });
  return await answer.text();
}

test.each([
  [0, "1.1.1.1", "unknown"],
  [1, "6.6.6.6, 1.1.1.1", "1.1.1.1"],
  [2, "6.6.6.6, 1.1.1.1, 10.0.0.1", "1.1.1.1"],
  [1, "", "unknown"],
  [1, "6.6.6.6:1, 1.1.1.1:52001", "1.1.1.1"],
  [1, "[2001:db8:1:2::9]:52001", "2001:db8:1:2::/64"],
  [1, "[2001:db8:1:2::9]", "2001:db8:1:2::/64"],
])("behind %i proxies %j is %s", async (hops, forwarded, address) => {
  expect(await addressSeen(hops, forwarded)).toBe(address);
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:1:2::99", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
])("%s is limited as %s", (address, key) => {
  expect(limitKey(address)).toBe(key);
});
