import type { FollowTopic } from "../http/limits/follower-places.ts";
import type { Call } from "./call.ts";

/**
 * A place among the followers, given back when it is disposed or the signal is aborted: a stream that nobody ever
 * reads runs no `finally`.
 */
export function admitted(call: Call, topic: FollowTopic, signal: AbortSignal): Disposable {
  const place = call.admitFollower(topic);
  signal.addEventListener("abort", () => place[Symbol.dispose](), { once: true });
  return place;
}

/** What a follower is given, as long as it holds its place. */
export async function* held<T>(
  events: AsyncIterable<T>,
  place: Disposable,
): AsyncGenerator<T, void> {
  using _place = place;
  yield* events;
}
