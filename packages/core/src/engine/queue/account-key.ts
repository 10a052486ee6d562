import { createHmac, randomBytes } from "node:crypto";
import type { JobRequest } from "../../record/job-request.ts";

/**
 * Distinguishes accounts without holding one: the same login, company and site give the same key. Who signs in
 * themselves is known by their owner alone.
 */
export type AccountKeyer = (
  request: Pick<JobRequest, "login" | "companyCode" | "target" | "owner">,
) => string;

/** Keyed with a secret, of this process where none is given, so that a key means nothing to who has not got it. */
export function createAccountKeyer(secret: Uint8Array = randomBytes(32)): AccountKeyer {
  return ({ login, companyCode, target, owner }) => {
    const who = login === undefined ? ["", owner] : [login.reveal().trim()];
    const parts = [target, ...who, companyCode?.trim() ?? ""];
    const normal = parts.map((part) => part.normalize("NFKC").toLowerCase());
    return createHmac("sha256", secret).update(JSON.stringify(normal)).digest("base64url");
  };
}
