import { demoAccount, type Tenant, tenants } from "@jobcan-automation/sandbox";

/** A practice company where each of these has an account of their own, and the last is asked for a code. */
export function tenantOf(names: readonly string[]): Tenant {
  const accounts = names.map((name, index) => ({
    ...demoAccount,
    email: `${name}@example.jp`,
    employeeId: demoAccount.employeeId + index,
    staffCode: `F${index}`,
    name: `練習 ${name}`,
    otp: index === names.length - 1 ? "123456" : null,
  }));
  return { ...tenants.default, name: "fuzz", accounts };
}
