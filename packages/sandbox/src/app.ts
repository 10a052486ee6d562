import { Hono } from "hono";
import { simulateFaults } from "./faults/faults-middleware.ts";
import { rateLimitPage, rateLimitPath } from "./faults/rate-limit.ts";
import { messagePage } from "./pages/message-page.ts";
import { aditRoutes } from "./routes/adit-routes.ts";
import { authorizeRoutes, bridgeRoutes } from "./routes/sign-in/bridge-routes.ts";
import {
  hostNameOf,
  idHost,
  type SandboxContext,
  type SandboxEnv,
  sslHost,
} from "./routes/context.ts";
import { controlRoutes } from "./routes/control-routes.ts";
import { employeeRoutes } from "./routes/employee-routes.ts";
import { foreignRoutes } from "./routes/foreign-routes.ts";
import { holidayRoutes } from "./routes/holiday-routes.ts";
import { mobileRoutes } from "./routes/mobile-routes.ts";
import { noteRequest } from "./routes/note-request.ts";
import { resourceRoutes } from "./routes/resource-routes.ts";
import { captchaRoutes } from "./routes/sign-in/captcha-routes.ts";
import {
  googleHost,
  identityAssets,
  identityAssetsHost,
  identityProvider,
  samlHost,
} from "./routes/sign-in/identity-provider.ts";
import { signInSteps } from "./routes/sign-in/sign-in-steps.ts";
import { signInRoutes } from "./routes/sign-in/sign-in-routes.ts";
import { staffLoginRoutes } from "./routes/sign-in/staff-login-routes.ts";
import type { SandboxState } from "./state/sandbox-state.ts";

/**
 * The whole practice site as one Hono app, routed by Host: `id.localhost` (common ID), `ssl.localhost`
 * (attendance product), `localhost` and addresses (control page), the hosts of the company's own sign-in where the
 * tenant has one, any other host (a foreign site).
 * Usable through `app.request()` with a Host header, without a listener.
 */
export function createSandboxApp(state: SandboxState): Hono<SandboxEnv> {
  const control = siteWith(state).route("/", resourceRoutes()).route("/", controlRoutes());
  const sites = new Map([
    [idHost, idSite(state)],
    [sslHost, sslSite(state)],
    ["localhost", control],
    ["127.0.0.1", control],
    ["[::1]", control],
  ]);
  const identity = new Map([
    [googleHost, siteWith(state).use(noteRequest).route("/", identityProvider())],
    [samlHost, siteWith(state).use(noteRequest).route("/", identityProvider())],
    [identityAssetsHost, siteWith(state).use(noteRequest).route("/", identityAssets())],
  ]);
  const elsewhere = siteWith(state).use(noteRequest).route("/", foreignRoutes());
  return new Hono<SandboxEnv>().all("*", (c) => {
    const hasIdentity = state.tenant.rules.identityProvider !== "none";
    const known = hasIdentity ? identity.get(hostNameOf(c)) : undefined;
    const site = sites.get(hostNameOf(c)) ?? known ?? elsewhere;
    return site.fetch(c.req.raw, c.env);
  });
}

function idSite(state: SandboxState): Hono<SandboxEnv> {
  return jobcanSite(state)
    .route("/", signInRoutes())
    .route("/", signInSteps())
    .route("/", captchaRoutes())
    .route("/", authorizeRoutes())
    .notFound(notOnThisSite);
}

function sslSite(state: SandboxState): Hono<SandboxEnv> {
  return jobcanSite(state)
    .route("/", staffLoginRoutes())
    .route("/", bridgeRoutes())
    .route("/", employeeRoutes())
    .route("/", aditRoutes())
    .route("/", holidayRoutes())
    .route("/", mobileRoutes())
    .get(rateLimitPath, (c) => c.html(rateLimitPage()))
    .notFound(notOnThisSite);
}

function notOnThisSite(c: SandboxContext): Response | Promise<Response> {
  return c.html(messagePage("ページがありません", "この画面は練習用サイトにありません。"), 404);
}

function jobcanSite(state: SandboxState): Hono<SandboxEnv> {
  return siteWith(state).use(noteRequest).use(simulateFaults).route("/", resourceRoutes());
}

function siteWith(state: SandboxState): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>({ strict: false }).use(async (c, next) => {
    c.set("state", state);
    await next();
  });
}
