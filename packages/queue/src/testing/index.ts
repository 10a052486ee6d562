export {
  type AttendanceSite,
  type SiteMark,
  type SitePress,
  startAttendanceSite,
} from "./attendance-site.ts";
export { type CuttingProxy, startCuttingProxy } from "./cutting-proxy.ts";
export { openTestQueue, type TestQueue } from "./open-test-queue.ts";
export { hasRedis, type RedisServer, startRedis } from "./redis-server.ts";
export { startWorker, type WorkerProcess } from "./worker-process.ts";
export { watchForSecrets, type Canary } from "./canary.ts";
export { followJobs, type FollowedJobsFigures } from "./scenes/follow-jobs.ts";
export { freezeWorker, type FrozenWorker } from "./scenes/freeze-worker.ts";
export { killWorkers, type KilledWorker } from "./scenes/kill-workers.ts";
export { loseRedis, type LoseRedisOptions, type LostRedis } from "./scenes/lose-redis.ts";
export { type Machines, openMachines, percentile, submitDays } from "./scenes/machines.ts";
