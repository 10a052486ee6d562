import type { Redis } from "ioredis";

/** A Redis that would lose what it was given, or speaks another language. */
class UnfitRedisError extends Error {}

const leastMajor = 6;

/**
 * Refuses a Redis that removes keys when its memory is full: a job's record, or the lease that stands before a press,
 * would be gone without a word. Where INFO is not allowed that cannot be known, and it is refused too.
 */
export async function checkServer(redis: Redis): Promise<void> {
  const [server, memory] = await Promise.all([redis.info("server"), redis.info("memory")]);
  const policy = fieldOf(memory, "maxmemory_policy");
  if (policy !== "noeviction") {
    throw new UnfitRedisError(
      `QUEUE_URL: maxmemory-policy is ${policy ?? "not told"}; it must be noeviction`,
    );
  }
  const version = fieldOf(server, "redis_version") ?? "";
  if (Number.parseInt(version, 10) < leastMajor) {
    throw new UnfitRedisError(`QUEUE_URL: Redis ${version} is too old; ${leastMajor} or newer`);
  }
}

function fieldOf(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.*?)\\r?$`, "m").exec(info)?.[1];
}
