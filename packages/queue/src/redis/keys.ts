/** One hash tag, so that a script may touch all of it in a cluster too. */
const tag = "{jcaf}:";

export const queueName = "jobs";
/** What BullMQ puts before its own keys. */
export const bullPrefix = `${tag}bull`;

/** Every key and channel of ours (docs/scale.md lists who may do what with them). */
export const keys = {
  /** Facts and phase of a job. */
  job: (jobId: string) => `${tag}job:${jobId}`,
  days: (jobId: string) => `${tag}day:${jobId}`,
  log: (jobId: string) => `${tag}log:${jobId}`,
  /** Its events; also the channel on which they are published. */
  events: (jobId: string) => `${tag}ev:${jobId}`,
  /** It has been asked to stop: how, and by whom where that is not its owner. */
  stop: (jobId: string) => `${tag}stop:${jobId}`,
  /** The job that presses for an account. */
  account: (account: string) => `${tag}acct:${account}`,
  failures: (account: string) => `${tag}fail:${account}`,
  /** BullMQ's own, by which an account has one live job. */
  deduplication: (account: string) => `${bullPrefix}:${queueName}:de:${account}`,
  waiting: `${bullPrefix}:${queueName}:wait`,
  /** BullMQ's own, of a job from when it waits until it is out of a worker's hands. */
  queued: (jobId: string) => `${bullPrefix}:${queueName}:${jobId}`,
  owner: (owner: string) => `${tag}own:${owner}`,
  request: (request: string) => `${tag}req:${request}`,
  upload: (uploadId: string) => `${tag}up:${uploadId}`,
  worker: (workerId: string) => `${tag}worker:${workerId}`,
  workers: `${tag}workers`,
  /** Jobs in a worker's hands, and in whose. */
  running: `${tag}running`,
  finished: `${tag}done`,
  /** Whoever operates the service lets it take no new jobs. It stays until that is taken back. */
  draining: `${tag}draining`,
  /** Jobs by when they were taken in, until a sweep has seen that they wait no more. */
  taken: `${tag}taken`,
  /** The channel of one process. */
  peer: (peerId: string) => `${tag}to:${peerId}`,
  /** The channel on which workers hear of new jobs. */
  wake: `${tag}wake`,
} as const;
