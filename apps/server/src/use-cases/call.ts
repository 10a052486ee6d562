import type { FollowTopic } from "../http/limits/follower-places.ts";
import type { Services } from "../services.ts";
import type { Holder } from "../uploads/fair-places.ts";

/** Who asks, and what there is to ask: the same for a procedure and for a route of /api. */
export interface Call extends Holder {
  services: Services;
  /** Takes a place among the followers, or throws READER_BUSY with the facts of the limit. */
  admitFollower(topic: FollowTopic): Disposable;
}
