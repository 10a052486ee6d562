import type { Account } from "../tenants/tenant.ts";
import type { SandboxState } from "./sandbox-state.ts";

export interface Credentials {
  /** E-mail or staff code. */
  readonly login: string;
  readonly password: string;
  /** Company id of the common ID; empty where none was given. */
  readonly companyCode: string;
}

export type PasswordCheck =
  | { readonly ok: true; readonly account: Account; readonly others: readonly Account[] }
  | { readonly ok: false; readonly reason: "wrong" | "locked" };

/**
 * Checks a common-ID sign-in; without a company id, several matches fail like a wrong password (docs/jobcan.md §2.1).
 */
export function checkPassword(state: SandboxState, given: Credentials): PasswordCheck {
  if (state.tenant.rules.signIn === "legacy") return { ok: false, reason: "wrong" };
  const named = state.tenant.accounts.filter(
    (account) => isLogin(account, given.login) && fitsCompany(account, given.companyCode),
  );
  if (named.some((account) => isLocked(state, account))) return { ok: false, reason: "locked" };
  const [account, ...others] = named.filter(({ password }) => password === given.password);
  const isOne = others.length === 0 || state.tenant.rules.companyBy === "page";
  if (account === undefined || !isOne) {
    countFailure(state, named);
    return { ok: false, reason: "wrong" };
  }
  state.failedSignIns.delete(account.email);
  return { ok: true, account, others };
}

/** Checks the staff login of companies without common ID, by the attendance product's company id. */
export function checkStaffPassword(state: SandboxState, given: Credentials): PasswordCheck {
  const { companies, accounts, rules } = state.tenant;
  const company = companies.find(({ clientId }) => String(clientId) === given.companyCode);
  const account = accounts.find(
    (known) =>
      known.companyCode === company?.code &&
      isLogin(known, given.login) &&
      known.password === given.password,
  );
  if (rules.signIn !== "legacy" || account === undefined) return { ok: false, reason: "wrong" };
  return { ok: true, account, others: [] };
}

function isLogin(account: Account, login: string): boolean {
  return account.email.toLowerCase() === login.trim().toLowerCase() || account.staffCode === login;
}

function fitsCompany(account: Account, companyCode: string): boolean {
  return companyCode === "" || account.companyCode === companyCode;
}

function isLocked(state: SandboxState, account: Account): boolean {
  const limit = state.tenant.rules.lockAfterFailures;
  const failures = state.failedSignIns.get(account.email) ?? 0;
  return account.locked || (limit !== null && failures >= limit);
}

function countFailure(state: SandboxState, named: readonly Account[]): void {
  for (const email of new Set(named.map((account) => account.email))) {
    state.failedSignIns.set(email, (state.failedSignIns.get(email) ?? 0) + 1);
  }
}
