import type { CliPorts } from "../cli-ports.ts";
import { variable } from "../env.ts";
import { exitCodes } from "../exit-codes.ts";
import { CannotRunError } from "./cannot-run-error.ts";

/**
 * A browser to work with: one that is there, else Playwright's own, which is fetched and said to be. Throws
 * CannotRunError where none can be had.
 */
export async function ensureBrowser(
  ports: Pick<CliPorts, "machine" | "words" | "err" | "env" | "interrupted">,
): Promise<void> {
  const { machine, words, err, env, interrupted } = ports;
  if (machine.findBrowser() !== undefined) return;
  if (variable(env, "CHROMIUM_PATH") === undefined) {
    err(`${words.own.fetchingBrowser}\n`);
    await machine.fetchBrowser(interrupted);
    interrupted.throwIfAborted();
    if (machine.findBrowser() !== undefined) return;
  }
  throw new CannotRunError(exitCodes.couldNotRun, ({ doctor }) =>
    doctor.browser({ kind: "browser", path: undefined }),
  );
}
