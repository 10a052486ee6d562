import { createHmac, randomBytes } from "node:crypto";
import type { JobRequest } from "../../record/job-request.ts";

/** Distinguishes accounts without holding one: the same login, company and site give the same key. */
export type AccountKeyer = (
  request: Pick<JobRequest, "login" | "companyCode" | "target">,
) => string;

/** Keyed with a secret, of this process where none is given, so that a key means nothing to who has not got it. */
export function createAccountKeyer(secret: Uint8Array = randomBytes(32)): AccountKeyer {
  return ({ login, companyCode, target }) => {
    const parts = [target, login.reveal().trim(), companyCode?.trim() ?? ""];
    const normal = parts.map((part) => part.normalize("NFKC").toLowerCase());
    return createHmac("sha256", secret).update(JSON.stringify(normal)).digest("base64url");
  };
}
