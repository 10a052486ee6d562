import { Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { changeRejectedPage, oneTimeCodePage, profilePage } from "../pages/sign-in/id-pages.ts";
import { signInPage } from "../pages/sign-in/sign-in-page.ts";
import { type IdSession, randomToken } from "../state/sessions.ts";
import type { Account } from "../tenants/tenant.ts";
import { checkPassword } from "../state/check-password.ts";
import { formFields, originOf, type SandboxContext, type SandboxEnv, sslHost } from "./context.ts";

/** The common ID: sign-in, one-time code, profile, sign-out (docs/jobcan.md §2.1–2.4). */
export function signInRoutes(): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>()
    .get("/users/sign_in", showSignIn)
    .post("/users/sign_in", (c) => takeSignIn(c))
    .get("/account/profile", showProfile)
    .get("/users/auth/google_oauth2", (c) => c.redirect(`${originOf(c, googleHost)}/o/oauth2/auth`))
    .get("/users/saml/select_idp", (c) => c.redirect(`${originOf(c, samlHost)}/saml/sso`))
    .get("/", (c) => c.redirect("/account/profile"))
    .on(["GET", "DELETE", "POST"], "/users/sign_out", signOut);
}

/** Stand for a company's own sign-in: hosts that are not Jobcan's. */
const googleHost = "accounts.localhost";
const samlHost = "idp.localhost";

const idCookie = "_jbcid_session";
const wrongCode = "認証コードが正しくありません。";

/** The session of the request's cookie, if it still exists. */
export function idSessionOf(c: SandboxContext): IdSession | undefined {
  return c.get("state").sessions.id.get(getCookie(c, idCookie) ?? "");
}

function showSignIn(c: SandboxContext): Response | Promise<Response> {
  const known = idSessionOf(c);
  if (known?.progress.state === "signed-in") {
    return c.redirect(`${originOf(c, sslHost)}/jbcoauth/login`);
  }
  const session = known ?? startSession(c, { state: "anonymous" });
  const appKey = c.req.query("app_key") ?? "";
  const passwordForm = c.get("state").tenant.rules.signInMethods !== "sso-only";
  const { csrfToken } = session;
  return c.html(signInPage({ csrfToken, appKey, redirectUri: callback(c), passwordForm }));
}

async function takeSignIn(c: SandboxContext): Promise<Response> {
  const fields = await formFields(c);
  const session = idSessionOf(c);
  const isCode = fields.has("user[otp_attempt]");
  if (session === undefined || fields.get("authenticity_token") !== session.csrfToken) {
    return c.html(changeRejectedPage(), 422);
  }
  return isCode ? takeCode(c, session, fields) : takePassword(c, session, fields);
}

function takePassword(
  c: SandboxContext,
  session: IdSession,
  fields: Map<string, string>,
): Response | Promise<Response> {
  const login = fields.get("user[email]") ?? "";
  const appKey = fields.get("app_key") ?? "";
  const given = {
    login,
    password: fields.get("user[password]") ?? "",
    companyCode: fields.get("user[client_code]") ?? "",
  };
  const checked = refusedBeforeCheck(c) ?? checkPassword(c.get("state"), given);
  if (!checked.ok) {
    const flash = flashes[checked.reason];
    return c.html(
      signInPage({ csrfToken: session.csrfToken, appKey, redirectUri: callback(c), login, flash }),
    );
  }
  const withApp = appKey === "atd";
  if (checked.account.otp === null) return enter(c, checked.account, withApp);
  const next = startSession(c, { state: "code-asked", account: checked.account, withApp });
  return c.html(oneTimeCodePage({ csrfToken: next.csrfToken, appKey }));
}

function refusedBeforeCheck(c: SandboxContext) {
  if (c.get("faults").has("account-locked")) return { ok: false, reason: "locked" } as const;
  if (c.get("faults").has("company-required")) return { ok: false, reason: "company" } as const;
  if (c.get("state").tenant.rules.signInMethods !== "password")
    return { ok: false, reason: "sso" } as const;
  return undefined;
}

const flashes = {
  wrong: "メールアドレス（スタッフコード）またはパスワードが正しくありません。",
  locked: "アカウントがロックされています。しばらく時間をおいてから再度お試しください。",
  sso: "この会社ではパスワードによるログインは利用できません。GoogleまたはSAML認証でログインしてください。",
  company: "複数の会社に登録されています。会社IDを入力してください。",
} as const;

function takeCode(
  c: SandboxContext,
  session: IdSession,
  fields: Map<string, string>,
): Response | Promise<Response> {
  const { progress } = session;
  if (progress.state !== "code-asked") return c.redirect("/users/sign_in");
  if (fields.get("user[otp_attempt]") === progress.account.otp) {
    return enter(c, progress.account, progress.withApp);
  }
  const appKey = progress.withApp ? "atd" : "";
  return c.html(oneTimeCodePage({ csrfToken: session.csrfToken, appKey, flash: wrongCode }));
}

function enter(c: SandboxContext, account: Account, withApp: boolean): Response {
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

function startSession(c: SandboxContext, progress: IdSession["progress"]): IdSession {
  const { sessions } = c.get("state");
  sessions.id.delete(getCookie(c, idCookie) ?? "");
  const key = randomToken();
  const session: IdSession = { csrfToken: randomToken(), progress };
  sessions.id.set(key, session);
  const { secure } = c.get("state");
  setCookie(c, idCookie, key, { path: "/", httpOnly: true, secure, sameSite: "Lax" });
  return session;
}

function showProfile(c: SandboxContext): Response | Promise<Response> {
  const session = idSessionOf(c);
  if (session?.progress.state !== "signed-in") return c.redirect("/users/sign_in");
  const { name, email } = session.progress.account;
  const { csrfToken } = session;
  return c.html(profilePage({ name, email, sslOrigin: originOf(c, sslHost), csrfToken }));
}

function signOut(c: SandboxContext): Response {
  c.get("state").sessions.id.delete(getCookie(c, idCookie) ?? "");
  return c.redirect("/users/sign_in");
}
