import type { PunchKind } from "../tenants/tenant.ts";

/** A stamp as stored; `chosenKind` only where the type was chosen by hand, else the day's order decides. */
export interface StoredPunch {
  readonly id: number;
  readonly employeeId: number;
  readonly date: string;
  readonly minutes: number;
  readonly chosenKind: PunchKind | null;
  readonly status: "approved" | "pending";
  readonly note: string;
  readonly groupId: number;
  readonly method: string;
  /** Asked to be deleted, and waiting for approval of that (削除待ち). */
  readonly deletionAsked: boolean;
}

/** A stamp with the meaning the day's order gives it. */
export interface DayPunch extends StoredPunch {
  readonly kind: PunchKind;
}

/** A punch as tests and the control page read it; `account` is the e-mail. */
export interface RecordedPunch {
  readonly account: string;
  readonly companyCode: string;
  readonly date: string;
  readonly minutes: number;
  readonly kind: PunchKind;
  readonly status: "approved" | "pending";
  readonly note: string;
  readonly groupId: number;
  readonly method: string;
  readonly deletionAsked: boolean;
}
