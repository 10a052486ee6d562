import { AutofillError } from "@jobcan-automation/contract";

const codes: ReadonlySet<string> = new Set([
  "ECONNRESET",
  "ERR_STREAM_PREMATURE_CLOSE",
  "ABORT_ERR",
]);

/**
 * The refusal for a request whose client has gone, where that is why it failed; undefined where it failed by itself.
 * Nobody reads the answer, and nothing is wrong here.
 */
export function cutOffBy(
  error: unknown,
  signal: AbortSignal | undefined,
): AutofillError | undefined {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const isReason =
    signal?.aborted === true &&
    (message === messageOf(signal.reason) ||
      (error instanceof Error && error.name === "AbortError"));
  if (!isReason && !codes.has(code)) return undefined;
  return new AutofillError("INVALID_REQUEST", { reason: "cut_off" }, { cause: error });
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
