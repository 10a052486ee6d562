import { Hono } from "hono";
import { staffLoginPage } from "../../pages/sign-in/staff-login-page.ts";
import { checkStaffPassword } from "../../state/check-password.ts";
import { formFields, idHost, originOf, type SandboxContext, type SandboxEnv } from "../context.ts";
import { startEmployeeSession } from "../employee-session.ts";
import { callback } from "./id-session.ts";

/**
 * スタッフマイページログイン in its URL variants (docs/jobcan.md §2.5). That of a company with the common ID leads on to
 * the common ID (§13 n); the global one and the old one, which know no company, stay.
 */
export function staffLoginRoutes(): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  for (const path of [
    "/login/pc-employee-global",
    "/login/pc-employee",
    "/login/pc-employee/old",
    "/login/pc-employee/try",
    "/login/employee",
    "/login/mb-employee-global",
    "/login/mb-employee",
  ]) {
    routes.get(path, show).post(path, (c) => take(c));
  }
  return routes;
}

const companyPage = /^\/login\/pc-employee\/?$/;

function show(c: SandboxContext): Response | Promise<Response> {
  if (companyPage.test(c.req.path) && c.get("state").tenant.rules.signIn === "common-id") {
    const query = new URLSearchParams({ app_key: "atd", redirect_to: callback(c) });
    return c.redirect(`${originOf(c, idHost)}/users/sign_in?${query.toString()}`);
  }
  const redirectTo = localPath(c.req.query("redirect_to"));
  return c.html(staffLoginPage({ redirectTo, failed: c.req.query("err") === "1" }));
}

async function take(c: SandboxContext): Promise<Response> {
  const state = c.get("state");
  const fields = await formFields(c);
  const checked = checkStaffPassword(state, {
    login: fields.get("email") ?? "",
    password: fields.get("password") ?? "",
    companyCode: fields.get("client_id") ?? "",
  });
  if (!checked.ok) return c.redirect(`${c.req.path}?err=1&lang_code=ja`);
  startEmployeeSession(c, checked.account);
  return c.redirect(localPath(fields.get("url")));
}

function localPath(path: string | undefined): string {
  return path !== undefined && /^\/(?:employee|m\/)/.test(path) ? path : "/employee";
}
