import { AutofillError } from "@jobcan-automation/core/errors";
import type { TrpcContext } from "./context.ts";

/**
 * A place among the followers, given back when it is disposed or the signal is aborted: a stream that nobody ever reads runs no `finally`.
 * A refusal is also noted for the HTTP status, which a stream could not carry otherwise.
 */
export function admitted(ctx: TrpcContext, topic: string, signal: AbortSignal): Disposable {
  try {
    const place = ctx.admitFollower(topic);
    signal.addEventListener("abort", () => place[Symbol.dispose](), { once: true });
    return place;
  } catch (error) {
    if (error instanceof AutofillError) ctx.refusal.error = error;
    throw error;
  }
}
