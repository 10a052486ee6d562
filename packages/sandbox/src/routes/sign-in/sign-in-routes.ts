import { Hono } from "hono";
import { getCookie } from "hono/cookie";
import { changeRejectedPage, oneTimeCodePage, profilePage } from "../../pages/sign-in/id-pages.ts";
import { signInPage } from "../../pages/sign-in/sign-in-page.ts";
import { captcha } from "../../pages/sign-in/captcha.ts";
import type { IdSession } from "../../state/sessions.ts";
import type { Account } from "../../tenants/tenant.ts";
import { checkPassword } from "../../state/check-password.ts";
import { callback, enter, idCookie, idSessionOf, startSession } from "./id-session.ts";
import { askStep } from "./sign-in-steps.ts";
import { googleHost, samlHost } from "./identity-provider.ts";
import type { Markup } from "../../pages/markup.ts";
import { formFields, originOf, type SandboxContext, type SandboxEnv, sslHost } from "../context.ts";

/** The common ID: sign-in, one-time code, profile, sign-out (docs/jobcan.md §2.1–2.4). */
export function signInRoutes(): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>()
    .get("/users/sign_in", showSignIn)
    .post("/users/sign_in", (c) => takeSignIn(c))
    .get("/account/profile", showProfile)
    .get("/users/auth/google_oauth2", (c) => c.redirect(`${originOf(c, googleHost)}/o/oauth2/auth`))
    .get("/users/saml/select_idp", (c) => c.redirect(`${originOf(c, samlHost)}/saml/sso`))
    .get("/users/saml/consume", takeTicket)
    .get("/", (c) => c.redirect("/account/profile"))
    .on(["GET", "DELETE", "POST"], "/users/sign_out", signOut);
}

const wrongCode = "認証コードが正しくありません。";
const expiredCode = "認証コードの有効期限が切れています。新しい認証コードを入力してください。";
const tooManyCodes = "認証コードの入力に失敗しました。もう一度ログインしてください。";

function showSignIn(c: SandboxContext): Response | Promise<Response> {
  const known = idSessionOf(c);
  if (known?.progress.state === "signed-in") {
    return c.redirect(`${originOf(c, sslHost)}/jbcoauth/login`);
  }
  const session = known ?? startSession(c, { state: "anonymous" });
  const appKey = c.req.query("app_key") ?? "";
  const passwordForm = c.get("state").tenant.rules.signInMethods !== "sso-only";
  const flash = c.req.query("again") === undefined ? {} : { flash: tooManyCodes };
  const page = { csrfToken: session.csrfToken, appKey, redirectUri: callback(c), passwordForm };
  return c.html(signInPage({ ...page, ...captchaOf(c), ...flash }));
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
  const checked =
    refusedBeforeCheck(c) ?? refusedByCaptcha(c, fields) ?? checkPassword(c.get("state"), given);
  if (!checked.ok) {
    const flash = flashes[checked.reason];
    const page = { csrfToken: session.csrfToken, appKey, redirectUri: callback(c), login, flash };
    return c.html(signInPage({ ...page, ...captchaOf(c) }));
  }
  const withApp = appKey === "atd";
  const { account, others } = checked;
  if (others.length > 0)
    return askStep(c, { step: "choose-company", accounts: [account, ...others], withApp });
  if (account.otp === null) return takeSteps(c, account, withApp);
  const next = startSession(c, { state: "code-asked", account, withApp });
  return c.html(oneTimeCodePage({ csrfToken: next.csrfToken, appKey }));
}

/** The CAPTCHA of the sign-in form, where the company has one. */
function captchaOf(c: SandboxContext): { captcha?: Markup } {
  const { captcha: rule } = c.get("state").tenant.rules;
  return rule === "none" ? {} : { captcha: captcha() };
}

function refusedByCaptcha(c: SandboxContext, fields: Map<string, string>) {
  const { tenant, sessions } = c.get("state");
  if (tenant.rules.captcha === "none") return undefined;
  const isSolved = sessions.captchaProofs.delete(fields.get("captcha_proof") ?? "");
  return isSolved ? undefined : ({ ok: false, reason: "captcha" } as const);
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
  captcha: "画像認証を確認できませんでした。もう一度お試しください。",
  company: "複数の会社に登録されています。会社IDを入力してください。",
} as const;

function takeCode(
  c: SandboxContext,
  session: IdSession,
  fields: Map<string, string>,
): Response | Promise<Response> {
  const { progress } = session;
  if (progress.state !== "code-asked") return c.redirect("/users/sign_in");
  const code = fields.get("user[otp_attempt]");
  const { otp, expiredOtp, email } = progress.account;
  if (code === otp) return takeSteps(c, progress.account, progress.withApp);
  const { sessions, tenant } = c.get("state");
  const wrong = (sessions.wrongCodes.get(email) ?? 0) + 1;
  sessions.wrongCodes.set(email, wrong);
  const appKey = progress.withApp ? "atd" : "";
  if (wrong === tenant.rules.codeTries) {
    startSession(c, { state: "anonymous" });
    return c.redirect(`/users/sign_in?app_key=${appKey}&again=1`);
  }
  const flash = code === expiredOtp ? expiredCode : wrongCode;
  return c.html(oneTimeCodePage({ csrfToken: session.csrfToken, appKey, flash }));
}

/** What the company wants after the password and its code; then in. */
function takeSteps(
  c: SandboxContext,
  account: Account,
  withApp: boolean,
): Response | Promise<Response> {
  const { afterPassword } = c.get("state").tenant.rules;
  return afterPassword === "nothing"
    ? enter(c, account, withApp)
    : askStep(c, { step: afterPassword, accounts: [account], withApp });
}

function showProfile(c: SandboxContext): Response | Promise<Response> {
  const session = idSessionOf(c);
  if (session?.progress.state !== "signed-in") return c.redirect("/users/sign_in");
  const { name, email } = session.progress.account;
  const { csrfToken } = session;
  return c.html(profilePage({ name, email, sslOrigin: originOf(c, sslHost), csrfToken }));
}

/** Comes back from the company's own sign-in. */
function takeTicket(c: SandboxContext): Response {
  const { tickets } = c.get("state").sessions;
  const ticket = c.req.query("ticket") ?? "";
  const account = tickets.get(ticket);
  tickets.delete(ticket);
  return account === undefined ? c.redirect("/users/sign_in") : enter(c, account, true);
}

function signOut(c: SandboxContext): Response {
  c.get("state").sessions.id.delete(getCookie(c, idCookie) ?? "");
  return c.redirect("/users/sign_in");
}
