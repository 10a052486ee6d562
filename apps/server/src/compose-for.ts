import { composeService, type Service, type ServiceProcess } from "./compose.ts";
import type { Config } from "./config.ts";
import type { Entries } from "./entries.ts";

/**
 * The service that the settings ask for: this one process, or one of many over Redis. What speaks to Redis is loaded
 * only where there is one to speak to; rejects where it cannot be loaded or reached, or would lose what it is given.
 */
export async function composeFor(
  config: Config,
  entries: Entries,
  process: ServiceProcess,
): Promise<Service> {
  const { QUEUE_URL, QUEUE_KEY } = config;
  if (QUEUE_URL === undefined || QUEUE_KEY === undefined) {
    return composeService(config, entries, process);
  }
  const { composeQueueService } = await import("./queue/compose-queue.ts");
  return await composeQueueService({ ...config, QUEUE_URL, QUEUE_KEY }, entries, process);
}
