import type { Context } from "hono";
import type { Services } from "../services.ts";
import type { Holder } from "../uploads/fair-places.ts";
import type { Call } from "../use-cases/call.ts";
import type { AppEnv } from "./env.ts";
import type { FollowerPlaces } from "./limits/follower-places.ts";

/** Whose a request is, as what stands before the routes has found it. */
export function holderOf(c: Context<AppEnv>): Holder {
  return { owner: c.get("owner"), address: c.get("address") };
}

/** What a use case is given of a request. */
export function callOf(
  c: Context<AppEnv>,
  { services, followers }: { services: Services; followers: FollowerPlaces },
): Call {
  const holder = holderOf(c);
  return { ...holder, services, admitFollower: (topic) => followers.admit(topic, holder) };
}
