import type { RecordedPunch } from "./state/punch.ts";
import type { LoggedRequest, SandboxCounts } from "./state/sandbox-state.ts";
import type { SimulatedFault } from "./faults/simulated-fault.ts";
import type { CaptchaTarget } from "./state/sessions.ts";
import type { Tenant } from "./tenants/tenant.ts";
import type { TenantName } from "./tenants/tenants.ts";

/** A running practice Jobcan; disposing closes its listeners and cuts its connections. */
export interface Sandbox extends AsyncDisposable {
  /** Origin of the common ID, e.g. `http://id.localhost:4100`. Resolved by Chromium, not by every system resolver. */
  readonly idUrl: string;
  /** Origin of the attendance product, e.g. `http://ssl.localhost:4100`. */
  readonly sslUrl: string;
  /** The control page, with JSON under `/control/*`, e.g. `http://localhost:4100/`. */
  readonly controlUrl: string;
  readonly port: number;
  readonly tenant: Tenant;
  /** Recorded punches by account, day and time; only those of `account` (an e-mail) where it is given. */
  punches(account?: string): RecordedPunch[];
  /** Live counters, back to 0 with `reset`. */
  readonly counts: Readonly<SandboxCounts>;
  /** The last 2000 requests, oldest first; without query strings. */
  requestLog(): readonly LoggedRequest[];
  /** Where the CAPTCHA of the newest visit has to be clicked, in pixels of its picture; for tests that play the person. */
  captchaTarget(): CaptchaTarget | undefined;
  /** The cookies of all visits that are signed in, for tests that look for them where they must not be. */
  cookieValues(): string[];
  /** Switches a fault on; it replaces a fault with the same name and `on`. */
  setFault(fault: SimulatedFault): void;
  clearFaults(): void;
  /** Signs every visit out, of both hosts. */
  expireSessions(): void;
  /** Back to the initial state, optionally as another tenant. */
  reset(tenant?: Tenant | TenantName): void;
}
