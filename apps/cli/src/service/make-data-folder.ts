import { accessSync, constants } from "node:fs";
import { makeFolder } from "@jobcan-automation/core/make-folder";
import { exitCodes } from "../exit-codes.ts";
import { CannotRunError } from "./cannot-run-error.ts";

/** Makes the data folder where it is missing. Throws CannotRunError where it cannot be made or written to. */
export function makeDataFolder(dataDir: string): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new CannotRunError(exitCodes.couldNotRun, ({ own }) => own.noDataFolder(dataDir, code));
  }
}
