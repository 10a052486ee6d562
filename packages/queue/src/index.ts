export { openQueue, type OpenedQueue } from "./open-queue.ts";
export type { QueueState } from "./web/queue-state.ts";
export type { UploadFacts } from "./uploads/shared-uploads.ts";
