import { exitCodes } from "../exit-codes.ts";
import { CannotRunError } from "./cannot-run-error.ts";

/** Handles why nothing listens on a port: throws CannotRunError where another program has it, else the error itself. */
export function portTaken(port: number): (error: unknown) => never {
  return (error) => {
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (!isTaken) throw error;
    throw new CannotRunError(exitCodes.couldNotRun, ({ own }) => own.portTaken(port));
  };
}
