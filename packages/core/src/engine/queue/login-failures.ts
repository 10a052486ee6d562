import type { ErrorReport } from "@jobcan-automation/contract";
import { loginOf } from "./account-key.ts";

/** Who tries to sign in: the key of the account, and the address that the request came from. */
interface Tried {
  account: string;
  address: string;
}

/**
 * Rejected logins of late: a service must not become a way of trying passwords, neither many of one account nor one of
 * many (SECURITY.md T21, T22).
 */
export interface LoginFailures {
  /** Counts a login that failed for this reason, a wrong one-time code too; a locked account is closed at once. */
  count(tried: Tried, error: Pick<ErrorReport, "code" | "facts">): void;
  /** Seconds until it may be tried again; undefined where it may be now. */
  refusedForSecs(tried: Tried): number | undefined;
}

const windowMs = 15 * 60_000;
const ofAccount = 3;
/** An office of 200 people mistypes now and then. @internal */
export const rejectedOfAddress = 30;
const maxKeys = 1000;

/**
 * Three rejected logins in 15 minutes, or one locked account, and the account rests; thirty from one address, of
 * whichever accounts, and the address does. `monotonicMs` is the clock's.
 */
export function createLoginFailures(monotonicMs: () => number): LoginFailures {
  const accounts = createWindow(ofAccount, monotonicMs);
  const addresses = createWindow(rejectedOfAddress, monotonicMs);
  return {
    count({ account, address }, error) {
      const weight = loginFailureWeight(error);
      if (weight === 0) return;
      accounts.add(loginOf(account), weight);
      addresses.add(address, 1);
    },
    refusedForSecs: ({ account, address }) =>
      accounts.fullForSecs(loginOf(account)) ?? addresses.fullForSecs(address),
  };
}

/** How many rejected logins a failure counts as: a locked account rests at once. */
export function loginFailureWeight({ code, facts }: Pick<ErrorReport, "code" | "facts">): number {
  if (code === "ACCOUNT_LOCKED") return ofAccount;
  const isWrongCode = code === "OTP_REQUIRED" && facts["reason"] === "refused";
  return code === "LOGIN_REJECTED" || isWrongCode ? 1 : 0;
}

/** How often each key was counted within the window; the oldest of 1,000 keys is forgotten first. */
function createWindow(most: number, monotonicMs: () => number) {
  const known = new Map<string, number[]>();
  const recent = (key: string) =>
    (known.get(key) ?? []).filter((at) => monotonicMs() - at < windowMs);
  return {
    add(key: string, times: number) {
      const at = monotonicMs();
      const all = [...recent(key), ...Array.from({ length: times }, () => at)];
      known.delete(key);
      known.set(key, all.slice(-most));
      const oldest = known.keys().next();
      if (known.size > maxKeys && oldest.done !== true) known.delete(oldest.value);
    },
    fullForSecs(key: string): number | undefined {
      const times = recent(key);
      const [first] = times;
      if (first === undefined || times.length < most) return undefined;
      return Math.ceil((windowMs - (monotonicMs() - first)) / 1000);
    },
  };
}
