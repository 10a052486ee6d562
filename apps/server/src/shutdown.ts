import type { Server } from "node:http";
import type { Service } from "./compose.ts";

/** Ends the service in order: nothing new, runs to the end of their day, followers told, connections closed, store closed. Under 30 s. */
export async function shutDownService(service: Service, server: Server): Promise<void> {
  service.stopAdmitting();
  server.close();
  await service.engine.shutdown();
  // Followers get their last event on the next turns of the loop; what is still open then waits for nobody.
  await new Promise((resolve) => setTimeout(resolve, lastWordsMs));
  server.closeAllConnections();
  service.store[Symbol.dispose]();
}

const lastWordsMs = 250;
