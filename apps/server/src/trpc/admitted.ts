import { AutofillError } from "@jobcan-automation/core/errors";
import type { TrpcContext } from "./context.ts";

/** A place among the followers; a refusal is also noted for the HTTP status, which a stream could not carry otherwise. */
export function admitted(ctx: TrpcContext, topic: string): Disposable {
  try {
    return ctx.admitFollower(topic);
  } catch (error) {
    if (error instanceof AutofillError) ctx.refusal.error = error;
    throw error;
  }
}
