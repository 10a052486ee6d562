import { exitCodes } from "../exit-codes.ts";
import { CannotRunError } from "./cannot-run-error.ts";

/**
 * Handles why nothing listens on a port: throws CannotRunError where another program has it or it is kept for the
 * administrator, else the error itself.
 */
export function portTaken(port: number): (error: unknown) => never {
  return (error) => {
    switch (error instanceof Error && "code" in error ? error.code : undefined) {
      case "EADDRINUSE":
        throw new CannotRunError(exitCodes.couldNotRun, ({ own }) => own.portTaken(port));
      case "EACCES":
        throw new CannotRunError(exitCodes.couldNotRun, ({ own }) => own.portRefused(port));
      default:
        throw error;
    }
  };
}
