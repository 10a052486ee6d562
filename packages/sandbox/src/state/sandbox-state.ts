import type { ActiveFault } from "../faults/simulated-fault.ts";
import type { Tenant } from "../tenants/tenant.ts";
import type { StoredPunch } from "./punch.ts";
import { createSessions, type Sessions } from "./sessions.ts";

/** The whole state of a running practice site. Mutable on purpose: one object per site. */
export interface SandboxState {
  tenant: Tenant;
  readonly now: () => Date;
  readonly latencyMs: number;
  readonly secure: boolean;
  sessions: Sessions;
  punches: StoredPunch[];
  nextPunchId: number;
  /** Wrong passwords in a row, by e-mail. */
  failedSignIns: Map<string, number>;
  /** Numbers of requests for leave that were withdrawn. */
  withdrawnLeave: Set<number>;
  faults: ActiveFault[];
  counts: SandboxCounts;
  requests: LoggedRequest[];
  /** Connections that have carried a request. */
  readonly usedConnections: WeakSet<object>;
}

/** What has reached the site since the last reset; the control page is not counted. */
export interface SandboxCounts {
  requests: number;
  /** POSTs that carried a password. */
  signInPosts: number;
  otpPosts: number;
  /** Clicks in the picture of the imitated CAPTCHA, and those of them that were right. */
  captchaClicks: number;
  captchaSolved: number;
  /** Sign-ins sent to the company's own sign-in: what a person types, never the product. */
  identityPosts: number;
  /** POSTs to adit/insert, whatever their result. */
  inserts: number;
  /** Every request that would change punches: insert, delete, reject, update-reason, PUSH. */
  writes: number;
  /** Requests for a host that is neither id. nor ssl. (a client should have stopped them). */
  foreignHostRequests: number;
  /** Requests hit by a simulated fault. */
  faulted: number;
}

export interface LoggedRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly at: number;
}

export interface SandboxStateOptions {
  readonly tenant: Tenant;
  readonly now?: () => Date;
  readonly latencyMs?: number;
  readonly secure?: boolean;
}

/** A fresh site with the tenant's own punches. */
export function createSandboxState(options: SandboxStateOptions): SandboxState {
  const state: SandboxState = {
    tenant: options.tenant,
    now: options.now ?? (() => new Date()),
    latencyMs: options.latencyMs ?? 0,
    secure: options.secure ?? false,
    sessions: createSessions(),
    punches: [],
    nextPunchId: 1,
    failedSignIns: new Map(),
    withdrawnLeave: new Set(),
    faults: [],
    counts: zeroCounts(),
    requests: [],
    usedConnections: new WeakSet(),
  };
  resetSandbox(state, options.tenant);
  return state;
}

/** Back to the initial state, optionally as another tenant, without sessions, faults, counts and new punches. */
export function resetSandbox(state: SandboxState, tenant: Tenant): void {
  state.tenant = tenant;
  state.sessions = createSessions();
  state.failedSignIns = new Map();
  state.withdrawnLeave = new Set();
  state.faults = [];
  Object.assign(state.counts, zeroCounts());
  state.requests = [];
  state.nextPunchId = 1;
  state.punches = tenant.punches.map((punch) => ({
    id: state.nextPunchId++,
    employeeId: punch.employeeId,
    date: punch.date,
    minutes: punch.minutes,
    chosenKind: punch.kind ?? null,
    status: punch.status ?? "approved",
    note: punch.note ?? "",
    groupId: tenant.rules.groups[0]?.id ?? 0,
    method: punch.method ?? (punch.status === "pending" ? "PCマイページ修正" : "ICカード"),
    deletionAsked: punch.deletionAsked ?? false,
  }));
}

function zeroCounts(): SandboxCounts {
  return {
    requests: 0,
    signInPosts: 0,
    otpPosts: 0,
    captchaClicks: 0,
    captchaSolved: 0,
    identityPosts: 0,
    inserts: 0,
    writes: 0,
    foreignHostRequests: 0,
    faulted: 0,
  };
}
