import type { SubmitAnswer } from "@jobcan-automation/contract";
import { useState } from "react";
import { reportedCode } from "./reported-code.ts";

/**
 * The key of a request that creates a job. The same one is taken again while there is no answer: pressing again must
 * not create a second job of the same request.
 */
export interface RequestKey {
  /** `isRepeated`: sent before without an answer, so that its job may already exist. */
  take(): { requestKey: string; isRepeated: boolean };
  /** The call has ended, with this error or with null. Whatever the service answered, the next request is another. */
  settle(error: Error | null): void;
}

/** Whether nothing was sent: a first request is attached to another job that already runs, a repeated one to its own. */
export function isOtherJob(
  { attached }: Pick<SubmitAnswer, "attached">,
  { isRepeated }: Pick<ReturnType<RequestKey["take"]>, "isRepeated">,
): boolean {
  return attached && !isRepeated;
}

/** A request that has not been sent yet. @internal */
export function createRequestKey(): RequestKey {
  let key: string | undefined;
  return {
    take() {
      const isRepeated = key !== undefined;
      key ??= newRequestKey();
      return { requestKey: key, isRepeated };
    },
    settle(error) {
      if (error === null || reportedCode(error) !== undefined) key = undefined;
    },
  };
}

/** The key of what this component sends. */
export function useRequestKey(): RequestKey {
  const [request] = useState(createRequestKey);
  return request;
}

/** Not a secret; `randomUUID` is missing outside a secure context. */
function newRequestKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
