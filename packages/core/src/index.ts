export { correctionPage } from "./base/correction-page.ts";
export { systemClock } from "./base/system-clock.ts";
export { createSecretMask } from "./base/mask-secrets.ts";
export { makeFolder } from "./base/make-folder.ts";
export type { Clock, Telemetry } from "./base/ports.ts";
export { repeat } from "./base/repeat.ts";
export { Secret } from "./base/secret.ts";
export { closeRecord } from "./engine/close-record.ts";
export type { EngineOptions, JobEnd, MemoryVerdict } from "./engine/engine-options.ts";
export { createEventRing, type EventRing } from "./record/event-ring.ts";
export { type Followable, followJob, isLastEvent } from "./record/follow-job.ts";
export { isOwner } from "./record/is-owner.ts";
export type { JobPhase, StoredJob } from "./record/job.ts";
export {
  type ApplyRequest,
  type JobRef,
  type JobRequest,
  noUpload,
  type UploadPlace,
} from "./record/job-request.ts";
export { LiveJob, type QueueView } from "./record/live-job.ts";
export type { FollowOptions, NumberedEvent } from "./record/numbered-event.ts";
export { sessionIdOf } from "./record/session-id.ts";
export { summarize } from "./record/summarize.ts";
export type { RunResult } from "./settlement/close-ledger.ts";
export { createAccountKeyer, loginOf } from "./engine/queue/account-key.ts";
export { draining } from "./engine/queue/admission.ts";
export { appliedRequest } from "./engine/queue/applied-request.ts";
export { createLease, type Lease } from "./engine/queue/lease.ts";
export { loginFailureWeight } from "./engine/queue/login-failures.ts";
export { newJob } from "./engine/queue/new-job.ts";
export { createPace } from "./engine/queue/pace.ts";
export { refuseToAttach } from "./engine/queue/refuse-to-attach.ts";
export type { PlannedOrder, Sitting } from "./engine/queue/sittings.ts";
export type { JobCounts, JobEngine } from "./engine/job-engine.ts";
export {
  type EngineOperation,
  type OperatedJob,
  operatedJob,
  stoppedByOperator,
} from "./engine/operation/engine-operation.ts";
export { type LocalEngine, createLocalEngine } from "./engine/local-engine.ts";
export { checkRows } from "./engine/queue/check-rows.ts";
export type { JobChange, JobStore } from "./record/job-store.ts";
export { recheckOf } from "./settlement/recheck-order.ts";
export { openSqliteStore } from "./record/sqlite/sqlite-store.ts";
export type { Picture, PictureSource, PictureViewing } from "./runs/picture-line.ts";
export { sweepRunFolders } from "./runs/run-folder.ts";
export { createProcessRunner } from "./runs/run-in-process.ts";
