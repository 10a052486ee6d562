import { AutofillError } from "@jobcan-automation/contract";
import { bodyLimit } from "hono/body-limit";

/** Refuses a body of more bytes than that without reading on. Throws FILE_TOO_LARGE {limitMb}. */
export function limitBody(maxBytes: number) {
  return bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      throw new AutofillError("FILE_TOO_LARGE", { limitMb: maxBytes / 1_000_000 });
    },
  });
}
