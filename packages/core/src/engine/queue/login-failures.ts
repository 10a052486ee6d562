import type { ErrorReport } from "@jobcan-automation/contract";

/**
 * Rejected logins of late, by account key: a service must not become a way of trying passwords (SECURITY.md T21,
 * T22).
 */
export interface LoginFailures {
  /** Counts a login that failed for this reason, a wrong one-time code too; a locked account is closed at once. */
  count(account: string, error: Pick<ErrorReport, "code" | "facts">): void;
  /** Seconds until the account may be tried again; undefined where it may be now. */
  refusedForSecs(account: string): number | undefined;
}

const windowMs = 15 * 60_000;
const allowed = 3;
const maxAccounts = 1000;

/** Three rejected logins in 15 minutes, or one locked account, and the account rests. `monotonicMs` is the clock's. */
export function createLoginFailures(monotonicMs: () => number): LoginFailures {
  const failures = new Map<string, number[]>();
  const recent = (account: string) =>
    (failures.get(account) ?? []).filter((at) => monotonicMs() - at < windowMs);
  return {
    count(account, error) {
      const added = loginFailureWeight(error);
      if (added === 0) return;
      const at = monotonicMs();
      const times = [...recent(account), ...Array.from({ length: added }, () => at)];
      failures.delete(account);
      failures.set(account, times.slice(-allowed));
      const oldest = failures.keys().next();
      if (failures.size > maxAccounts && oldest.done !== true) failures.delete(oldest.value);
    },
    refusedForSecs(account) {
      const times = recent(account);
      const [first] = times;
      if (first === undefined || times.length < allowed) return undefined;
      return Math.ceil((windowMs - (monotonicMs() - first)) / 1000);
    },
  };
}

/** How many rejected logins a failure counts as: a locked account rests at once. */
export function loginFailureWeight({ code, facts }: Pick<ErrorReport, "code" | "facts">): number {
  if (code === "ACCOUNT_LOCKED") return allowed;
  const isWrongCode = code === "OTP_REQUIRED" && facts["reason"] === "refused";
  return code === "LOGIN_REJECTED" || isWrongCode ? 1 : 0;
}
