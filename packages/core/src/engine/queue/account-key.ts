import { createHmac, randomBytes } from "node:crypto";
import type { Target } from "@jobcan-automation/contract";
import type { ShownEmployee } from "../../base/ports.ts";
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
    return hashOf([target, ...who, companyCode?.trim() ?? ""], secret);
  };
}

/** Distinguishes people whom Jobcan's pages have shown, whatever they signed in with; holds no number. */
export type EmployeeKeyer = (target: Target, shown: ShownEmployee) => string;

export function createEmployeeKeyer(secret: Uint8Array = randomBytes(32)): EmployeeKeyer {
  return (target, { companyId, employeeId }) => hashOf([target, companyId, employeeId], secret);
}

function hashOf(parts: readonly string[], secret: Uint8Array): string {
  const normal = parts.map((part) => part.normalize("NFKC").toLowerCase());
  return createHmac("sha256", secret).update(JSON.stringify(normal)).digest("base64url");
}
