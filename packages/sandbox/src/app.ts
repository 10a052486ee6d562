import { Hono } from "hono";
import { aditRoutes } from "./routes/adit-routes.ts";
import { authorizeRoutes, bridgeRoutes } from "./routes/bridge-routes.ts";
import { hostNameOf, idHost, type SandboxEnv, sslHost } from "./routes/context.ts";
import { employeeRoutes } from "./routes/employee-routes.ts";
import { holidayRoutes } from "./routes/holiday-routes.ts";
import { noteRequest } from "./routes/note-request.ts";
import { signInRoutes } from "./routes/sign-in-routes.ts";
import { staffLoginRoutes } from "./routes/staff-login-routes.ts";
import type { SandboxState } from "./state/sandbox-state.ts";

/**
 * The whole practice site as one Hono app, routed by Host: `id.localhost` (common ID), `ssl.localhost`
 * (attendance product). Usable through `app.request()` with a Host header, without a listener.
 */
export function createSandboxApp(state: SandboxState): Hono<SandboxEnv> {
  const sites = new Map([
    [idHost, idSite(state)],
    [sslHost, sslSite(state)],
  ]);
  const elsewhere = foreignSite(state);
  return new Hono<SandboxEnv>().all("*", (c) => {
    const site = sites.get(hostNameOf(c)) ?? elsewhere;
    return site.fetch(c.req.raw, c.env);
  });
}

function siteBase(state: SandboxState): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>({ strict: false })
    .use(async (c, next) => {
      c.set("state", state);
      await next();
    })
    .use(noteRequest);
}

function idSite(state: SandboxState): Hono<SandboxEnv> {
  return siteBase(state).route("/", signInRoutes()).route("/", authorizeRoutes());
}

function sslSite(state: SandboxState): Hono<SandboxEnv> {
  return siteBase(state)
    .route("/", staffLoginRoutes())
    .route("/", bridgeRoutes())
    .route("/", employeeRoutes())
    .route("/", aditRoutes())
    .route("/", holidayRoutes());
}

function foreignSite(state: SandboxState): Hono<SandboxEnv> {
  return siteBase(state).all("*", (c) => {
    state.counts.foreignHostRequests++;
    return c.text("unknown host", 404);
  });
}
