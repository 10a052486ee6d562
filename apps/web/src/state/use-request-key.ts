import { useRef } from "react";
import { reportedCode } from "./reported-code.ts";

/**
 * The key of a request that creates a job. The same one is taken again while there is no answer: pressing again must
 * not create a second job of the same request.
 */
export function useRequestKey() {
  const key = useRef<string | undefined>(undefined);
  return {
    /** `isRepeated`: sent before without an answer, so that its job may already exist. */
    take() {
      const isRepeated = key.current !== undefined;
      key.current ??= newRequestKey();
      return { requestKey: key.current, isRepeated };
    },
    /** The call has ended, with this error or with null. Whatever the service answered, the next request is another. */
    settle(error: Error | null) {
      if (error === null || reportedCode(error) !== undefined) key.current = undefined;
    },
  };
}

/** Not a secret; `randomUUID` is missing outside a secure context. */
function newRequestKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
