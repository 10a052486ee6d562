export { hasRedis, type RedisServer, startRedis } from "./redis-server.ts";
export { followJobs } from "./scenes/follow-jobs.ts";
export { freezeWorker } from "./scenes/freeze-worker.ts";
export { killWorkers, type KilledWorker } from "./scenes/kill-workers.ts";
export { loseRedis, type LoseRedisOptions } from "./scenes/lose-redis.ts";
export { type Machines, openMachines, percentile, submitDays } from "./scenes/machines.ts";
