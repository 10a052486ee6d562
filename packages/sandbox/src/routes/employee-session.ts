import { getCookie, setCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import type { EmployeeFrame } from "../pages/employee-frame.ts";
import { randomToken } from "../state/sessions.ts";
import type { Account, Language } from "../tenants/tenant.ts";
import { idHost, originOf, type SandboxContext, type SandboxEnv } from "./context.ts";

const employeeCookie = "sid";

/** Signs an account in to the attendance product: cookie `sid`, HttpOnly and, behind TLS, Secure (docs/jobcan.md §11.1). */
export function startEmployeeSession(c: SandboxContext, account: Account): void {
  const { sessions, tenant, secure } = c.get("state");
  const company = tenant.companies.find(({ code }) => code === account.companyCode);
  if (company === undefined) throw new Error(`no company ${account.companyCode} in ${tenant.name}`);
  const key = randomToken();
  sessions.employee.set(key, { account, company, token: randomToken() });
  setCookie(c, employeeCookie, key, { path: "/", httpOnly: true, secure });
}

/** Lets only signed-in visits through; all others, XHR too, are sent to the staff login (docs/jobcan.md §11.1). */
export const requireEmployee = requireSession("/login/pc-employee-global");

/** The same for the mobile site, which has a sign-in of its own (§2.5). */
export const requireMobileEmployee = requireSession("/login/mb-employee-global");

function requireSession(signIn: string) {
  return createMiddleware<SandboxEnv>(async (c, next) => {
    const session = c.get("state").sessions.employee.get(getCookie(c, employeeCookie) ?? "");
    if (session === undefined) {
      const query = new URLSearchParams({ redirect_to: c.req.path });
      return c.redirect(`${signIn}?${query.toString()}`);
    }
    c.set("employee", session);
    return next();
  });
}

/** Ends the session of the cookie. */
export function endEmployeeSession(c: SandboxContext): void {
  c.get("state").sessions.employee.delete(getCookie(c, employeeCookie) ?? "");
}

/** The frame of the requested page: language by cookie where the company allows it, else by account. */
export function frameOf(c: SandboxContext): EmployeeFrame {
  const employee = c.get("employee");
  const { languageBy, correctionAllowed } = c.get("state").tenant.rules;
  const chosen = languageBy === "cookie" ? cookieLanguage(c) : undefined;
  return {
    employee,
    language: chosen ?? employee.account.language,
    correctionAllowed,
    idOrigin: originOf(c, idHost),
  };
}

function cookieLanguage(c: SandboxContext): Language | undefined {
  const value = getCookie(c, "employee_language");
  return (["ja", "en", "ko"] as const).find((language) => language === value);
}
