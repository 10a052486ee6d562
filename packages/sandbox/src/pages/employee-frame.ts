import type { EmployeeSession } from "../state/sessions.ts";
import type { Language } from "../tenants/tenant.ts";

/** What the frame of every employee page shows. */
export interface EmployeeFrame {
  readonly language: Language;
  readonly employee: EmployeeSession;
  readonly correctionAllowed: boolean;
  /** Origin of the common ID. */
  readonly idOrigin: string;
}
