import { Hono } from "hono";
import { messagePage } from "../../pages/message-page.ts";
import { randomToken } from "../../state/sessions.ts";
import { idHost, originOf, type SandboxContext, type SandboxEnv } from "../context.ts";
import { startEmployeeSession } from "../employee-session.ts";
import { authorizePath, callback, idSessionOf } from "./id-session.ts";

/** The common ID's half of the bridge: hands a one-time code to the attendance product (docs/jobcan.md §1). */
export function authorizeRoutes(): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>().get("/oauth/authorize", authorize);
}

/** The attendance product's half of the bridge. */
export function bridgeRoutes(): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>()
    .get("/jbcoauth/login", (c) => c.redirect(`${originOf(c, idHost)}${authorizePath(c)}`))
    .get("/jbcoauth/callback", arrive);
}

function authorize(c: SandboxContext): Response | Promise<Response> {
  const session = idSessionOf(c);
  if (session?.progress.state !== "signed-in") return c.redirect("/users/sign_in?app_key=atd");
  if (c.req.query("redirect_uri") !== callback(c)) {
    return c.html(messagePage("エラー", "redirect_uri が正しくありません。"), 400);
  }
  const code = randomToken();
  c.get("state").sessions.codes.set(code, session.progress.account);
  return c.redirect(`${callback(c)}?code=${code}`);
}

function arrive(c: SandboxContext): Response {
  const { sessions } = c.get("state");
  const code = c.req.query("code") ?? "";
  const account = sessions.codes.get(code);
  sessions.codes.delete(code);
  if (account === undefined) return c.redirect("/login/pc-employee-global");
  startEmployeeSession(c, account);
  return c.redirect("/employee");
}
