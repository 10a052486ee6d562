import { defineTenant } from "./base-tenant.ts";
import type { Tenant } from "./tenant.ts";

/** The ready tenants, each named for what it shows. */
export const tenants = {
  default: defineTenant("default", "未来の日も受け付け、打刻修正はその場で承認される会社"),
} as const satisfies Record<string, Tenant>;

export type TenantName = keyof typeof tenants;

/** Whether a text names one of the ready tenants. */
export function isTenantName(text: string): text is TenantName {
  return Object.hasOwn(tenants, text);
}
