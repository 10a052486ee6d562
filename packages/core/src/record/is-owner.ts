import { timingSafeEqual } from "node:crypto";
import type { JobFacts } from "./job.ts";

/** Whether a job is this owner's; the time it takes says nothing of how much of the key was right. */
export function isOwner(facts: Pick<JobFacts, "owner">, owner: string): boolean {
  const [known, given] = [Buffer.from(facts.owner), Buffer.from(owner)];
  return known.length === given.length && timingSafeEqual(known, given);
}
