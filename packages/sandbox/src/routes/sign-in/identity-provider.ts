import { Hono } from "hono";
import { identityPage, identityStyle } from "../../pages/sign-in/identity-page.ts";
import { randomToken } from "../../state/sessions.ts";
import { formFields, idHost, originOf, type SandboxContext, type SandboxEnv } from "../context.ts";

/** Where Google and SAML lead: the company's own sign-in, on hosts that are not Jobcan's. */
export const googleHost = "accounts.localhost";
export const samlHost = "idp.localhost";
/** Serves the style of its pages: a picture needs its host too. */
export const identityAssetsHost = "assets.localhost";

/** The company's own sign-in. Says what it does not let in, and why. */
export function identityProvider(): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>()
    .get("/o/oauth2/auth", (c) => c.html(pageOf(c)))
    .get("/saml/sso", (c) => c.html(pageOf(c)))
    .post("/sign-in", (c) => takeSignIn(c));
}

export function identityAssets(): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>().get("/identity.css", (c) => {
    c.header("content-type", "text/css; charset=utf-8");
    return c.body(identityStyle);
  });
}

function pageOf(c: SandboxContext, flash?: string) {
  return identityPage({ assets: originOf(c, identityAssetsHost), flash });
}

async function takeSignIn(c: SandboxContext): Promise<Response> {
  const { counts, tenant, sessions } = c.get("state");
  const fields = await formFields(c);
  counts.identityPosts++;
  if (tenant.rules.identityProvider === "undriven" && fields.get("driven") !== "false") {
    return c.html(pageOf(c, refusals.driven), 403);
  }
  const account = tenant.accounts.find(
    ({ email, password }) =>
      email === fields.get("identifier")?.trim() && password === fields.get("secret"),
  );
  if (account === undefined) return c.html(pageOf(c, refusals.wrong), 401);
  const ticket = randomToken();
  sessions.tickets.set(ticket, account);
  return c.redirect(`${originOf(c, idHost)}/users/saml/consume?ticket=${ticket}`, 303);
}

const refusals = {
  driven:
    "このブラウザーまたはアプリは安全でない可能性があります。別のブラウザーでお試しください。",
  wrong: "アカウントまたはパスワードが正しくありません。",
} as const;
