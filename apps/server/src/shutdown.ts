import type { Server } from "node:http";
import type { Service } from "./compose.ts";

/** What has to be ended, and how it is told. */
export interface Ending {
  stopAdmitting: Service["stopAdmitting"];
  engine: Pick<Service["engine"], "shutdown">;
  store: Disposable;
}

/**
 * Ends the service in order: nothing new, runs to the end of their day, followers told, connections closed, store closed. Under 30 s.
 * Until the runs have ended it goes on answering: `/readyz` says 503, and who asks for a job's end is told.
 */
export async function shutDownService(service: Ending, server: Server): Promise<void> {
  service.stopAdmitting();
  await service.engine.shutdown();
  // Followers get their last event on the next turns of the loop; what is still open then waits for nobody.
  await new Promise((resolve) => setTimeout(resolve, lastWordsMs));
  server.close();
  server.closeAllConnections();
  service.store[Symbol.dispose]();
}

const lastWordsMs = 250;
