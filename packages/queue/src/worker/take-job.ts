import { AutofillError } from "@jobcan-automation/contract";
import type { QueueParts } from "../queue-options.ts";
import { deadline } from "../record/deadline.ts";
import { JobOutbox } from "../record/job-outbox.ts";
import { newToken } from "../record/new-token.ts";
import { type HandedOver, wrapped } from "../record/order.ts";
import type { StopOrder } from "../record/stop-order.ts";
import { loadJob, type RemoteRecord } from "../record/stored-job.ts";
import { keys } from "../redis/keys.ts";
import { PeerGoneError } from "../seal/peers.ts";
import type { Claim, ClaimedWork } from "./claim.ts";
import { Lease, usualLeaseMs } from "./lease.ts";

/** What became of a job that was taken from the queue. */
export type Taken =
  | { how: "taken"; work: ClaimedWork }
  /** There is nothing to do: it has ended, or was never admitted. */
  | { how: "over" }
  | { how: "failed"; record: RemoteRecord; error: AutofillError };

export interface TakeHooks {
  onLost: () => void;
  onStop: (order: StopOrder) => void;
}

const busyBeyondMs = 10_000;
const busyEveryMs = 500;
const handOverMs = 15_000;
/** A web server that makes its connection anew is not gone. */
const unheardMs = 3_000;

/** Makes this worker the one that presses for a job's account, fetches what it signs in with, and becomes its writer. */
export async function takeJob(parts: QueueParts, claim: Claim, hooks: TakeHooks): Promise<Taken> {
  const { redis, scripts, peers, given } = parts;
  const { jobId } = claim;
  const record = await loadJob(redis, jobId);
  if (record === undefined || record.stored.phase.state !== "waiting") return { how: "over" };
  const { account } = record;
  const value = `${jobId}:${newToken(peers.self.id)}`;
  const leased = await leaseAccount(parts, { jobId, account, value });
  if (leased.how === "over") return leased;
  if (leased.how === "busy") return failed(record, "INTERRUPTED", { cause: "account_held" });
  const handed = await fetchOrder(parts, record);
  if (handed === undefined) return failed(record, "CREDENTIALS_GONE");
  const token = newToken(peers.self.id);
  const self = JSON.stringify(peers.self);
  if (!(await scripts.take(keys.job(jobId), [record.token, token, self]))) return { how: "over" };
  const taken = await loadJob(redis, jobId);
  if (taken === undefined) return { how: "over" };
  const { facts, days, order, secrets } = handed;
  const stored = { ...taken.stored, facts, days: [...days] };
  const request = { ...facts, ...order, address: "", ...wrapped(secrets) };
  const outbox = new JobOutbox(parts.outbox, { id: jobId, account, token }, hooks.onLost);
  const lease = new Lease(
    {
      scripts,
      clock: given.clock,
      jobId,
      account,
      value,
      token,
      leaseMs: leaseMsOf(parts),
      onStop: hooks.onStop,
    },
    leased.askedMs,
  );
  await lease.hold();
  return { how: "taken", work: { stored, request, outbox, lease } };
}

function leaseMsOf({ settings }: QueueParts): number {
  return settings.leaseMs ?? usualLeaseMs;
}

type Leased = { how: "leased"; askedMs: number } | { how: "busy" } | { how: "over" };

/** Another worker's lease of the same account runs out by itself. */
async function leaseAccount(
  parts: QueueParts,
  { jobId, account, value }: { jobId: string; account: string; value: string },
): Promise<Leased> {
  const { scripts, peers, given } = parts;
  const { clock } = given;
  const leaseMs = leaseMsOf(parts);
  const touched = [keys.job(jobId), keys.account(account), keys.running];
  using isOver = deadline(clock, leaseMs + busyBeyondMs);
  while (!isOver.passed) {
    const askedMs = clock.monotonicMs();
    const answer = await scripts.claim(touched, [value, leaseMs, jobId, peers.self.id]);
    if (answer === "ok") return { how: "leased", askedMs };
    if (answer !== "busy") return { how: "over" };
    using pause = deadline(clock, busyEveryMs);
    await pause.promise;
  }
  return { how: "busy" };
}

/** What the web server holds of it, sealed to a key of this one call; undefined where it holds nothing any more. */
async function fetchOrder(
  { peers, given: { clock } }: QueueParts,
  { stored, holder }: RemoteRecord,
): Promise<HandedOver | undefined> {
  const { id: jobId } = stored.facts;
  using isOver = deadline(clock, unheardMs);
  for (;;) {
    try {
      const call = { method: "hand_over", jobId, timeoutMs: handOverMs };
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by a process of ours
      return (await peers.call(holder, call)) as HandedOver;
    } catch (error) {
      if (!(error instanceof PeerGoneError) || isOver.passed) return undefined;
    }
    using pause = deadline(clock, busyEveryMs);
    await pause.promise;
  }
}

function failed(
  record: RemoteRecord,
  code: "INTERRUPTED" | "CREDENTIALS_GONE",
  facts: AutofillError["facts"] = {},
): Taken {
  return { how: "failed", record, error: new AutofillError(code, facts) };
}
