import { exitCodes } from "../exit-codes.ts";
import { CannotRunError } from "./cannot-run-error.ts";

/**
 * Handles why a service with QUEUE_URL is not there: throws CannotRunError where the libraries that the package leaves
 * to whoever wants them are missing, or where Redis cannot be used.
 */
export function notOverRedis(error: unknown): never {
  const reason = error instanceof Error ? error.message : "unknown";
  const isMissing = error instanceof Error && "code" in error && error.code === missingModule;
  throw new CannotRunError(exitCodes.couldNotRun, ({ own }) =>
    isMissing ? own.queueLibraries : own.queueUnusable(reason),
  );
}

const missingModule = "ERR_MODULE_NOT_FOUND";
