import { createHmac } from "node:crypto";
import { AutofillError, type SubmitAnswer } from "@jobcan-automation/contract";
import {
  draining,
  type JobRequest,
  loginOf,
  newJob,
  refuseToAttach,
  type StoredJob,
} from "@jobcan-automation/core";
import type { Queue } from "bullmq";
import type { QueueParts } from "../queue-options.ts";
import { deadline } from "../record/deadline.ts";
import { newToken } from "../record/new-token.ts";
import { loadJob } from "../record/stored-job.ts";
import { queueAway } from "../redis/connection.ts";
import { keys, queueName } from "../redis/keys.ts";
import { refuseWhenFull } from "./refuse-when-full.ts";
import type { NewOrder, WaitingOrders } from "./waiting-orders.ts";

export interface AdmitParts {
  parts: QueueParts;
  bull: Queue<{ days: number }, string>;
  orders: WaitingOrders;
  /** The owner of a job has been heard of. */
  touch: (jobId: string) => Promise<void>;
}

const addWithinMs = 12_000;
/** A twin that was admitted at the same moment is found by its account, and may be gone again. */
const attempts = 3;

/** Takes a request into the queue, or finds the job it already has. Throws why it cannot be taken. */
export async function admitJob(admit: AdmitParts, request: JobRequest): Promise<SubmitAnswer> {
  const { redis, accountKey, scripts } = admit.parts;
  // Who signs in in a window of their own does so at their own machine.
  if (request.login === undefined && request.own !== "picture") {
    throw new AutofillError("INVALID_REQUEST", { field: "login" });
  }
  const account = accountKey(request);
  const known = await jobOfRequest(admit.parts, request);
  if (known !== undefined) return { jobId: known, attached: true };
  for (let attempt = 1; ; attempt += 1) {
    const live = await redis.get(keys.deduplication(account));
    const attached = live === null ? undefined : await attach(admit, live, request);
    if (attached !== undefined) return attached;
    if ((await redis.exists(keys.draining)) === 1) throw draining();
    const restSecs =
      request.target === "practice" ? 0 : await scripts.resting(keys.failures(loginOf(account)));
    if (restSecs > 0) {
      const reason = { reason: "rejected_logins" };
      throw new AutofillError("RATE_LIMITED", reason, { retryAfterSecs: restSecs });
    }
    const place = await refuseWhenFull(admit.parts, request);
    const answer = await enqueue(admit, { request, account, place });
    if (answer !== undefined) return answer;
    if (attempt === attempts) throw new AutofillError("ALREADY_RUNNING");
  }
}

/** The job that the same press of the button has made before. */
export async function jobOfRequest(
  parts: QueueParts,
  request: RequestName,
): Promise<string | undefined> {
  return (await parts.redis.get(requestKeyOf(parts, request))) ?? undefined;
}

type RequestName = Pick<JobRequest, "owner" | "requestKey">;

interface NewJob {
  request: JobRequest;
  account: string;
  place: { position: number; etaSecs: number };
}

/** The record first, then what signs in, then the queue: a job that is claimed without the two never runs. */
async function enqueue(
  { parts, bull, orders }: AdmitParts,
  { request, account, place }: NewJob,
): Promise<SubmitAnswer | undefined> {
  const { redis, peers } = parts;
  const token = newToken(peers.self.id);
  const stored = newJob(request, parts.given);
  const { id } = stored.facts;
  const order = { stored, request, account, token, place };
  try {
    const known = await createRecord(parts, order);
    if (known !== "") return { jobId: known, attached: true };
    orders.add(order);
    const live = await addToQueue(bull, { id, account, days: stored.days.length }, parts);
    if (live === id) {
      await redis.publish(keys.wake, "");
      return { jobId: id, attached: false };
    }
    await removeRecord(parts, request, id);
    orders.drop(id);
    return undefined;
  } catch (error) {
    await refuse({ parts, orders }, order);
    throw error;
  }
}

/** Nobody knows how much of it is stored: all that is ends, and the same press of the button may come again. */
async function refuse(
  { parts, orders }: Pick<AdmitParts, "parts" | "orders">,
  order: NewOrder,
): Promise<void> {
  await orders.refuse(order);
  try {
    const key = requestKeyOf(parts, order.request);
    if ((await parts.redis.get(key)) === order.stored.facts.id) await parts.redis.del(key);
  } catch {
    // The button then shows the job that has ended.
  }
}

async function addToQueue(
  bull: AdmitParts["bull"],
  { id, account, days }: { id: string; account: string; days: number },
  { given }: QueueParts,
): Promise<string | undefined> {
  using isOver = deadline(given.clock, addWithinMs);
  const adding = bull.add(
    queueName,
    { days },
    {
      jobId: id,
      deduplication: { id: account },
      attempts: 1,
      removeOnComplete: true,
      removeOnFail: true,
    },
  );
  const added = await Promise.race([adding, isOver.promise]);
  if (added === undefined) throw queueAway();
  return added.id;
}

async function createRecord(
  parts: QueueParts,
  job: { stored: StoredJob; request: JobRequest; account: string; token: string },
): Promise<string> {
  const { scripts, peers, given, outbox } = parts;
  const { facts, phase, days } = job.stored;
  const fields = {
    facts: JSON.stringify(facts),
    phase: JSON.stringify(phase),
    state: phase.state,
    holder: JSON.stringify(peers.self),
    token: job.token,
    acct: job.account,
    seq: "0",
  };
  const record = {
    fields: Object.entries(fields).flat(),
    days: days.flatMap((day) => [day.date, JSON.stringify(day)]),
  };
  return await scripts.create(
    [
      keys.job(facts.id),
      keys.days(facts.id),
      keys.owner(facts.owner),
      requestKeyOf(parts, job.request),
      keys.taken,
    ],
    [facts.id, JSON.stringify(record), outbox.keepMs, given.clock.now()],
  );
}

async function removeRecord(parts: QueueParts, request: JobRequest, jobId: string): Promise<void> {
  await parts.redis
    .multi()
    .del(keys.job(jobId), keys.days(jobId), keys.log(jobId), keys.events(jobId))
    .del(requestKeyOf(parts, request))
    .zrem(keys.owner(request.owner), jobId)
    .zrem(keys.taken, jobId)
    .exec();
}

/** The job an account has; undefined where it turns out to be none. */
async function attach(
  { parts, bull, touch }: AdmitParts,
  jobId: string,
  request: JobRequest,
): Promise<SubmitAnswer | undefined> {
  const record = await loadJob(parts.redis, jobId);
  if (record === undefined || record.stored.phase.state === "finished") {
    // A submit that was refused and stored all the same.
    await bull.remove(jobId);
    await parts.redis.del(keys.deduplication(parts.accountKey(request)));
    return undefined;
  }
  refuseToAttach(record.stored.facts, request);
  await touch(jobId);
  return { jobId, attached: true };
}

/** Says nothing of the owner or the key to who reads it. */
function requestKeyOf({ settings }: QueueParts, { owner, requestKey }: RequestName): string {
  const hash = createHmac("sha256", settings.secret).update(JSON.stringify([owner, requestKey]));
  return keys.request(hash.digest("base64url"));
}
