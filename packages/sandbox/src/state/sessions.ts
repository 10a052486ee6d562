import { randomBytes } from "node:crypto";
import type { Account, Company } from "../tenants/tenant.ts";

/** A visit to the common ID: anonymous, waiting for a one-time code, or signed in. */
export interface IdSession {
  readonly csrfToken: string;
  readonly progress:
    | { readonly state: "anonymous" }
    | { readonly state: "code-asked"; readonly account: Account; readonly withApp: boolean }
    | { readonly state: "second-step"; readonly account: Account; readonly withApp: boolean }
    | { readonly state: "signed-in"; readonly account: Account };
}

/** A signed-in visit to the attendance product; `token` is the form token of its pages. */
export interface EmployeeSession {
  readonly account: Account;
  readonly company: Company;
  readonly token: string;
}

/** All sessions, by cookie value; codes are the one-time codes of the bridge. */
export interface Sessions {
  readonly id: Map<string, IdSession>;
  readonly employee: Map<string, EmployeeSession>;
  readonly codes: Map<string, Account>;
}

export function createSessions(): Sessions {
  return { id: new Map(), employee: new Map(), codes: new Map() };
}

/** 32 hex characters: the shape of Jobcan's tokens and session ids (docs/jobcan.md §11.1). */
export function randomToken(): string {
  return randomBytes(16).toString("hex");
}
