import type { FollowTopic } from "../http/limits/follower-places.ts";
import type { TrpcContext } from "./context.ts";

/**
 * A place among the followers, given back when it is disposed or the signal is aborted: a stream that nobody ever
 * reads runs no `finally`.
 */
export function admitted(ctx: TrpcContext, topic: FollowTopic, signal: AbortSignal): Disposable {
  const place = ctx.admitFollower(topic);
  signal.addEventListener("abort", () => place[Symbol.dispose](), { once: true });
  return place;
}
