import { getCookie, setCookie } from "hono/cookie";
import { type IdSession, randomCaptchaTarget, randomToken } from "../../state/sessions.ts";
import type { Account } from "../../tenants/tenant.ts";
import { originOf, type SandboxContext, sslHost } from "../context.ts";

export const idCookie = "_jbcid_session";

/** The session of the request's cookie, if it still exists. */
export function idSessionOf(c: SandboxContext): IdSession | undefined {
  return c.get("state").sessions.id.get(getCookie(c, idCookie) ?? "");
}

/** Begins the common ID's session anew, with the cookie of its own. */
export function startSession(c: SandboxContext, progress: IdSession["progress"]): IdSession {
  const { sessions } = c.get("state");
  sessions.id.delete(getCookie(c, idCookie) ?? "");
  const key = randomToken();
  const session: IdSession = {
    csrfToken: randomToken(),
    captchaTarget: randomCaptchaTarget(),
    progress,
  };
  sessions.id.set(key, session);
  const { secure } = c.get("state");
  setCookie(c, idCookie, key, { path: "/", httpOnly: true, secure, sameSite: "Lax" });
  return session;
}

/** Signs in, and leads on. */
export function enter(c: SandboxContext, account: Account, withApp: boolean): Response {
  startSession(c, { state: "signed-in", account });
  const isCarriedOn = withApp && c.get("state").tenant.rules.landing === "employee";
  return c.redirect(isCarriedOn ? authorizePath(c) : "/account/profile");
}

/** The first hop of the bridge on the common ID's side. */
export function authorizePath(c: SandboxContext): string {
  const query = new URLSearchParams({
    client_id: "atd-practice",
    redirect_uri: callback(c),
    response_type: "code",
  });
  return `/oauth/authorize?${query.toString()}`;
}

/** Where the bridge returns to the attendance product. */
export function callback(c: SandboxContext): string {
  return `${originOf(c, sslHost)}/jbcoauth/callback`;
}
