import {
  type Answer,
  AutofillError,
  type JobSummary,
  type JobView,
  type SkeletonPage,
  type StopMode,
  type SubmitAnswer,
} from "@jobcan-automation/contract";
import {
  appliedRequest,
  type ApplyRequest,
  type EngineOperation,
  followJob,
  type FollowOptions,
  isOwner,
  type JobCounts,
  type JobEngine,
  type JobRef,
  type JobRequest,
  type NumberedEvent,
  type PictureSource,
  summarize,
  type UploadPlace,
} from "@jobcan-automation/core";
import { Queue } from "bullmq";
import type { QueueParts } from "../queue-options.ts";
import { loadJob, type RemoteRecord } from "../record/stored-job.ts";
import { orAway, refuseWhenAway } from "../redis/connection.ts";
import { bullPrefix, keys, queueName } from "../redis/keys.ts";
import type { QueueWorker } from "../worker/queue-worker.ts";
import { loadWorkers } from "../worker/worker-report.ts";
import { admitJob, jobOfRequest } from "./admit-job.ts";
import { fetchSitting } from "./fetch-sitting.ts";
import { FollowedJobs } from "./followed-jobs.ts";
import { JobHolders } from "./job-holders.ts";
import { loadFollowed } from "./load-followed.ts";
import { openRecord } from "./open-record.ts";
import { operateQueue } from "./operate-queue.ts";
import { RemotePicture } from "./remote-picture.ts";
import { stopJob, type StopParts } from "./stop-job.ts";
import { WaitingOrders } from "./waiting-orders.ts";

const maxListed = 50;

/**
 * The queue as a web server sees it: what it is asked it reads from Redis, or asks the process that has the job. It
 * holds nothing itself but what its waiting jobs sign in with.
 */
export class QueueEngine implements JobEngine {
  readonly operation: EngineOperation;
  readonly #parts: QueueParts;
  readonly #bull: Queue<{ days: number }, string>;
  readonly #followed: FollowedJobs;
  readonly #orders: WaitingOrders;
  readonly #holders: JobHolders;
  readonly #worker: QueueWorker | undefined;
  #isClosed = false;

  /** `worker`: the one in this process, which is shut down with it. */
  constructor(parts: QueueParts, worker: QueueWorker | undefined) {
    this.#parts = parts;
    this.#worker = worker;
    this.#bull = createBullQueue(parts);
    this.#holders = new JobHolders(parts.peers);
    this.operation = operateQueue(this.#stopParts);
    this.#followed = new FollowedJobs(parts, {
      load: async (jobId) => await loadFollowed(parts, jobId),
      touch: async (jobId) => await this.#touchJob(jobId),
    });
    this.#orders = new WaitingOrders(
      parts,
      (jobId) => this.#followed.followers(jobId),
      async (jobId) => void (await this.#bull.remove(jobId)),
    );
  }

  async submit(request: JobRequest): Promise<SubmitAnswer> {
    if (this.#isClosed) throw new AutofillError("SHUTTING_DOWN", {}, { retryAfterSecs: 30 });
    refuseWhenAway(this.#parts.redis);
    const admit = {
      parts: this.#parts,
      bull: this.#bull,
      orders: this.#orders,
      touch: async (jobId: string) => await this.#touchJob(jobId),
    };
    return await orAway(admitJob(admit, request));
  }

  async apply(request: ApplyRequest): Promise<SubmitAnswer> {
    const { planId, owner } = request;
    const record = await this.#find({ jobId: planId, owner });
    const known = await orAway(jobOfRequest(this.#parts, request));
    if (known !== undefined) return { jobId: known, attached: true };
    const sitting = await fetchSitting(this.#parts, record, owner);
    const answer = await this.submit(appliedRequest(sitting, request));
    if (answer.attached) return answer;
    await this.#parts.redis.hdel(keys.job(planId), "sitting");
    await this.#holders.notify(record, "sitting_over");
    return answer;
  }

  async get(ref: JobRef): Promise<JobView> {
    const record = await this.#touched(ref);
    return (await openRecord(this.#parts, record)).view();
  }

  async list(owner: string): Promise<readonly JobSummary[]> {
    const { redis, given } = this.#parts;
    refuseWhenAway(redis);
    const ids = await orAway(redis.zrevrange(keys.owner(owner), 0, maxListed - 1));
    const records = await orAway(Promise.all(ids.map((id) => loadJob(redis, id))));
    const known = records.filter((record) => record !== undefined);
    const jobs = await Promise.all(
      known.map(async (record) => await openRecord(this.#parts, record)),
    );
    return jobs.map((job) => summarize(job.view(), given.limits.retentionMs));
  }

  async skeletons(ref: JobRef): Promise<readonly SkeletonPage[]> {
    const record = await this.#find(ref);
    if (record.stored.phase.state === "waiting") return [];
    try {
      const pages = await this.#holders.ask(record, "skeletons", ref.owner);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of a worker of ours
      return pages as SkeletonPage[];
    } catch {
      return [];
    }
  }

  async uploadOf(ref: JobRef): Promise<UploadPlace> {
    const { uploadId, sheet } = (await this.#find(ref)).stored.facts;
    return { uploadId, sheet };
  }

  async follow(ref: JobRef, options: FollowOptions): Promise<AsyncIterable<NumberedEvent>> {
    await this.#touched(ref);
    const job = await orAway(this.#followed.follow(ref.jobId));
    if (job === undefined) throw new AutofillError("JOB_NOT_FOUND");
    return followJob(job, options);
  }

  async stop(ref: JobRef, mode: StopMode): Promise<void> {
    const record = await this.#find(ref);
    await stopJob(this.#stopParts, record, { mode, by: "owner" });
  }

  async answer(ref: JobRef, answer: Answer, number?: number): Promise<void> {
    await this.#holders.askPerson(await this.#find(ref), "answer", {
      owner: ref.owner,
      answer,
      number,
    });
  }

  async extend(ref: JobRef, number?: number): Promise<void> {
    await this.#holders.askPerson(await this.#find(ref), "extend", {
      owner: ref.owner,
      number,
    });
  }

  async touch(ref: JobRef): Promise<void> {
    await this.#touched(ref);
  }

  async picture(ref: JobRef): Promise<PictureSource> {
    const { holder, stored } = await this.#find(ref);
    const { state } = stored.phase;
    if (state !== "running" && state !== "waiting_for_person") {
      throw new AutofillError("INVALID_REQUEST", { reason: "no_picture" });
    }
    const picture = new RemotePicture(this.#parts.peers, holder, ref);
    await picture.check();
    return picture;
  }

  async goodbye(ref: JobRef): Promise<void> {
    const record = await this.#find(ref);
    const isWaiting = record.stored.phase.state === "waiting";
    await this.#holders.notify(record, isWaiting ? "order_goodbye" : "goodbye");
  }

  async prune(): Promise<void> {
    await this.#worker?.prune();
  }

  async counts(): Promise<JobCounts> {
    const { redis } = this.#parts;
    refuseWhenAway(redis);
    const [waiting, running, finished, workers] = await orAway(
      Promise.all([
        redis.llen(keys.waiting),
        redis.hlen(keys.running),
        redis.zcard(keys.finished),
        loadWorkers(redis),
      ]),
    );
    const waitingForPerson = workers.reduce((sum, { asking }) => sum + asking, 0);
    return { waiting, running, finished, waitingForPerson };
  }

  async shutdown(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([this.#worker?.drain(), this.#orders.interruptAll()]);
    await this.#bull.close().catch(() => {});
  }

  get #stopParts(): StopParts {
    return { parts: this.#parts, bull: this.#bull, holders: this.#holders };
  }

  /** The job where it is the caller's own; an unknown and a foreign one are the same answer. */
  async #find({ jobId, owner }: JobRef): Promise<RemoteRecord> {
    const { redis } = this.#parts;
    refuseWhenAway(redis);
    const record = await orAway(loadJob(redis, jobId));
    if (record === undefined || !isOwner(record.stored.facts, owner)) {
      throw new AutofillError("JOB_NOT_FOUND");
    }
    return record;
  }

  /** The same; whoever holds it learns that its owner is there, and where nobody does any more that is found out. */
  async #touched(ref: JobRef): Promise<RemoteRecord> {
    const record = await this.#find(ref);
    void this.#touch(record);
    return record;
  }

  async #touch(record: RemoteRecord): Promise<void> {
    const { state } = record.stored.phase;
    const isHeld = (record.sittingUntil ?? 0) > this.#parts.given.clock.now();
    if (state === "waiting") await this.#holders.notify(record, "order_touch");
    else if (state === "waiting_for_person" || isHeld) await this.#holders.notify(record, "touch");
    if (state === "finished") return;
    try {
      await this.#followed.interruptIfOrphaned(record.stored.facts.id);
    } catch (error) {
      this.#parts.given.onError(error);
    }
  }

  async #touchJob(jobId: string): Promise<void> {
    const record = await loadJob(this.#parts.redis, jobId);
    if (record !== undefined) await this.#touch(record);
  }
}

function createBullQueue({ redis, given }: QueueParts): Queue<{ days: number }, string> {
  const bull = new Queue<{ days: number }, string>(queueName, {
    connection: redis,
    prefix: bullPrefix,
    streams: { events: { maxLen: 100 } },
  });
  bull.on("error", given.onError);
  return bull;
}
