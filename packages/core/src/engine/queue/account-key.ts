import { createHmac, randomBytes } from "node:crypto";
import type { Target } from "@jobcan-automation/contract";
import type { ShownEmployee } from "../../base/ports.ts";
import type { JobRequest } from "../../record/job-request.ts";

/**
 * Distinguishes accounts without holding one: the same login, company and site give the same key, of which the first
 * part (see loginOf) is the login's. Who signs in themselves is known by their owner alone.
 */
export type AccountKeyer = (
  request: Pick<JobRequest, "login" | "companyCode" | "target" | "owner">,
) => string;

/** Keyed with a secret, of this process where none is given, so that a key means nothing to who has not got it. */
export function createAccountKeyer(secret: Uint8Array = randomBytes(32)): AccountKeyer {
  return ({ login, companyCode, target, owner }) => {
    const who = login === undefined ? ["", owner] : [login.reveal().trim()];
    const company = companyCode?.trim() ?? "";
    // An e-mail is one login whatever company is named beside it; a staff code is one of its company.
    const isMail = who.length === 1 && who[0]?.normalize("NFKC").includes("@") === true;
    const loginKey = hashOf([target, ...who, ...(isMail ? [] : [company])], secret);
    return `${loginKey}.${hashOf([target, ...who, company], secret)}`;
  };
}

/** What rejected logins are counted by: the same for all companies that an e-mail was tried with. */
export function loginOf(account: string): string {
  return account.split(".")[0] ?? account;
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
