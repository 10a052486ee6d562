import { followerLimits, AutofillError } from "@jobcan-automation/contract";

/** Places for followers over SSE: a topic, an address, and all together have their limits. */
export interface ConnectionLimiter {
  /** Takes a place. Throws RATE_LIMITED {reason} where there is none. */
  admit(topic: string, address: string): Disposable;
  readonly count: number;
}

export function createConnectionLimiter(): ConnectionLimiter {
  const topics = new Map<string, number>();
  const addresses = new Map<string, number>();
  let total = 0;
  return {
    get count() {
      return total;
    },
    admit(topic, address) {
      const perTopic = topic === "telemetry" ? followerLimits.perAddress : followerLimits.perJob;
      if ((topics.get(topic) ?? 0) >= perTopic) throw refusal("per_job");
      if ((addresses.get(address) ?? 0) >= followerLimits.perAddress) throw refusal("per_address");
      if (total >= followerLimits.total) throw refusal("total");
      const change = (by: 1 | -1) => {
        total += by;
        add(topics, topic, by);
        add(addresses, address, by);
      };
      change(1);
      let held = true;
      return {
        [Symbol.dispose]() {
          if (held) change(-1);
          held = false;
        },
      };
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
