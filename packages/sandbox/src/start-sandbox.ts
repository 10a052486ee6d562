import { createSandboxApp } from "./app.ts";
import { withFault } from "./faults/switch-faults.ts";
import { idHost, sslHost } from "./routes/context.ts";
import { listenOnLoopback } from "./listen.ts";
import type { Sandbox } from "./sandbox.ts";
import { createSandboxState, resetSandbox } from "./state/sandbox-state.ts";
import { recordedPunches } from "./state/read-punches.ts";
import { createSessions, newestCaptchaTarget } from "./state/sessions.ts";
import type { Tenant } from "./tenants/tenant.ts";
import { type TenantName, tenants } from "./tenants/tenants.ts";

export interface SandboxOptions {
  /** 0 (the default): any free port. */
  readonly port?: number;
  readonly tenant?: Tenant | TenantName;
  /** Delay before every answer. */
  readonly latencyMs?: number;
  /** A self-signed TLS front: all URLs are https. */
  readonly tls?: boolean;
  readonly now?: () => Date;
}

/** Starts a practice Jobcan on loopback; the caller disposes of it. Rejects where the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const secure = options.tls ?? false;
  const state = createSandboxState({
    tenant: tenantOf(options.tenant ?? "default"),
    latencyMs: options.latencyMs ?? 0,
    secure,
    ...(options.now === undefined ? {} : { now: options.now }),
  });
  const listener = await listenOnLoopback(createSandboxApp(state), {
    port: options.port ?? 0,
    secure,
  });
  const url = (host: string): string => `${secure ? "https" : "http"}://${host}:${listener.port}`;
  return {
    idUrl: url(idHost),
    sslUrl: url(sslHost),
    controlUrl: `${url("localhost")}/`,
    port: listener.port,
    counts: state.counts,
    get tenant() {
      return state.tenant;
    },
    punches: (account) => recordedPunches(state, account),
    captchaTarget: () => newestCaptchaTarget(state.sessions),
    cookieValues: () => [...state.sessions.id.keys(), ...state.sessions.employee.keys()],
    requestLog: () => state.requests,
    setFault: (spec) => {
      state.faults = withFault(state.faults, spec);
    },
    clearFaults: () => {
      state.faults = [];
    },
    expireSessions: () => {
      state.sessions = createSessions();
    },
    reset: (tenant) => resetSandbox(state, tenantOf(tenant ?? state.tenant)),
    [Symbol.asyncDispose]: () => listener.close(),
  };
}

function tenantOf(given: Tenant | TenantName): Tenant {
  return typeof given === "string" ? tenants[given] : given;
}
