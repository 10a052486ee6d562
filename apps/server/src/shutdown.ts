import type { Server } from "node:http";
import type { Service } from "./compose.ts";

/** What has to be ended. */
export interface Ending {
  stopAdmitting: Service["stopAdmitting"];
  engine: Pick<Service["engine"], "shutdown">;
  store: Disposable;
}

/**
 * Ends the service in order: nothing new, runs to the end of their day, last events delivered, connections closed,
 * store closed. Under 30 s. Until the runs have ended it goes on answering: `/readyz` says 503, and the end of a job
 * can still be read. Without a server it is called inside one process, which nobody else can reach.
 */
export async function shutDownService(service: Ending, server?: Server): Promise<void> {
  service.stopAdmitting();
  await service.engine.shutdown();
  if (server !== undefined) await closeServer(server);
  service.store[Symbol.dispose]();
}

/** Followers get their last event in the next iterations of the event loop; then open connections are cut. */
async function closeServer(server: Server): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, lastEventsMs));
  server.close();
  server.closeAllConnections();
}

const lastEventsMs = 250;
