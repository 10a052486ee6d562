/** Rejected logins of late, by account key: a service must not become a way of trying passwords (SECURITY.md T21, T22). */
export interface LoginFailures {
  /** Counts one rejected login; `locked` closes the account at once. */
  add(account: string, locked: boolean): void;
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
    add(account, locked) {
      const at = monotonicMs();
      const times = [...recent(account), ...Array.from({ length: locked ? allowed : 1 }, () => at)];
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
