import { followerLimits, AutofillError } from "@jobcan-automation/contract";
import type { Holder } from "../../uploads/fair-places.ts";

/** What is followed. Telemetry and jobs have places of their own: neither keeps the other out. */
export type FollowTopic = { of: "telemetry" } | { of: "job"; id: string };

/** Places for followers over SSE: a job, an owner, an address, and all together have their limits. */
export interface FollowerPlaces {
  /** Takes a place. Throws READER_BUSY {reason} where there is none. */
  admit(topic: FollowTopic, holder: Holder): Disposable;
  readonly count: number;
}

export function createFollowerPlaces(): FollowerPlaces {
  const jobs = createPlaces(followerLimits.jobs);
  const telemetry = createPlaces(followerLimits.telemetry);
  const perJob = new Map<string, number>();
  return {
    get count() {
      return jobs.count + telemetry.count;
    },
    admit(topic, holder) {
      if (topic.of === "telemetry") return telemetry.admit(holder);
      if ((perJob.get(topic.id) ?? 0) >= followerLimits.perJob) throw refusal("per_job");
      const place = jobs.admit(holder);
      add(perJob, topic.id, 1);
      return once(() => {
        add(perJob, topic.id, -1);
        place[Symbol.dispose]();
      });
    },
  };
}

interface FollowerShares {
  owner: number;
  address: number;
  total: number;
  /** The last so many places are for addresses that hold none. */
  reserve: number;
}

function createPlaces(most: FollowerShares) {
  const owners = new Map<string, number>();
  const addresses = new Map<string, number>();
  let total = 0;
  return {
    get count() {
      return total;
    },
    admit({ owner, address }: Holder): Disposable {
      const ofAddress = addresses.get(address) ?? 0;
      if ((owners.get(owner) ?? 0) >= most.owner) throw refusal("per_owner");
      if (ofAddress >= most.address) throw refusal("per_address");
      if (total >= most.total - (ofAddress > 0 ? most.reserve : 0)) throw refusal("total");
      const change = (by: 1 | -1) => {
        total += by;
        add(owners, owner, by);
        add(addresses, address, by);
      };
      change(1);
      return once(() => change(-1));
    },
  };
}

function once(release: () => void): Disposable {
  let held = true;
  return {
    [Symbol.dispose]() {
      if (held) release();
      held = false;
    },
  };
}

function refusal(reason: string): AutofillError {
  return new AutofillError(
    "READER_BUSY",
    { reason: `followers_${reason}` },
    { retryAfterSecs: 10 },
  );
}

function add(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}
