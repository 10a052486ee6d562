import { emptyAccount } from "../state/account.ts";
import type { StoredOrder } from "../state/stored/stored-job.ts";

/** What was chosen for a sheet of November 2026, without anything unusual. */
export function sampleOrder(part: Partial<StoredOrder> = {}): StoredOrder {
  const { password: _none, ...account } = { ...emptyAccount, login: "taro@example.jp" };
  return {
    id: "j1",
    at: 1,
    fileName: "a.xlsx",
    months: ["2026-11"],
    target: "practice",
    mode: "fill",
    account,
    ...part,
  };
}
