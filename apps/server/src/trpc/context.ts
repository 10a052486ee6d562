import type { ErrorReport } from "@jobcan-automation/contract";
import type { FollowTopic } from "../http/limits/follower-places.ts";
import type { Services } from "../services.ts";

/** What a procedure knows of its request. */
export interface TrpcContext {
  services: Services;
  /** Hash of the browser's own key: what jobs and uploads belong to. */
  owner: string;
  /** The address that limits are counted by. */
  address: string;
  /** The file name that came with an upload, for display only. */
  uploadName: string | undefined;
  /** Takes a place among the followers, or throws READER_BUSY with the facts of the limit. */
  admitFollower(topic: FollowTopic): Disposable;
  /** A subscription's refusal, so that the HTTP answer can carry its status. */
  refusal: { report?: ErrorReport };
}
