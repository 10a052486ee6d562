import { Hono } from "hono";
import { readSimulatedFault } from "../faults/read-simulated-fault.ts";
import { withFault } from "../faults/switch-faults.ts";
import { controlPage } from "../pages/control/control-page.ts";
import { recordedPunches } from "../state/read-punches.ts";
import { resetSandbox } from "../state/sandbox-state.ts";
import { approveAll, rejectAll } from "../state/store-punch.ts";
import { createSessions, newestCaptchaTarget } from "../state/sessions.ts";
import { isTenantName, tenants } from "../tenants/tenants.ts";
import { idHost, originOf, type SandboxContext, type SandboxEnv, sslHost } from "./context.ts";

/**
 * The control page at `/` and the same as JSON under `/control`. POSTs take a form (and lead back to the page)
 * or JSON (and answer the new state).
 */
export function controlRoutes(): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>()
    .get("/", (c) =>
      c.html(
        controlPage(c.get("state"), {
          idOrigin: originOf(c, idHost),
          sslOrigin: originOf(c, sslHost),
        }),
      ),
    )
    .get("/control/state", (c) => c.json(stateReport(c)))
    .get("/control/punches", (c) => c.json(recordedPunches(c.get("state"), c.req.query("account"))))
    .post("/control/faults", (c) => switchFault(c))
    .post("/control/faults/off", (c) => switchOff(c))
    .post("/control/tenant", (c) => switchTenant(c))
    .post("/control/reset", (c) => done(c, (state) => resetSandbox(state, state.tenant)))
    .post("/control/approve", (c) => done(c, approveAll))
    .post("/control/reject", (c) => done(c, rejectAll))
    .post("/control/expire-sessions", (c) =>
      done(c, (state) => {
        state.sessions = createSessions();
      }),
    );
}

async function switchFault(c: SandboxContext): Promise<Response> {
  const spec = readSimulatedFault(await controlFields(c));
  if (typeof spec === "string") return c.json({ error: spec }, 400);
  return done(c, (state) => {
    state.faults = withFault(state.faults, spec);
  });
}

/** Switches off the named fault, or all of them where no name is given. */
async function switchOff(c: SandboxContext): Promise<Response> {
  const name = (await controlFields(c)).get("name");
  return done(c, (state) => {
    state.faults =
      name === undefined ? [] : state.faults.filter((fault) => fault.spec.name !== name);
  });
}

async function switchTenant(c: SandboxContext): Promise<Response> {
  const name = (await controlFields(c)).get("name");
  if (typeof name !== "string" || !isTenantName(name)) {
    return c.json({ error: "unknown tenant" }, 400);
  }
  return done(c, (state) => resetSandbox(state, tenants[name]));
}

function done(
  c: SandboxContext,
  change: (state: SandboxContext["var"]["state"]) => void,
): Response {
  change(c.get("state"));
  return isJson(c) ? c.json(stateReport(c)) : c.redirect("/", 303);
}

function stateReport(c: SandboxContext): object {
  const state = c.get("state");
  return {
    tenant: state.tenant.name,
    tenants: Object.keys(tenants),
    accounts: state.tenant.accounts,
    faults: state.faults.map(({ spec, places, seen, fired }) => ({ ...spec, places, seen, fired })),
    counts: state.counts,
    captchaTarget: newestCaptchaTarget(state.sessions),
    punches: recordedPunches(state),
  };
}

async function controlFields(c: SandboxContext): Promise<ReadonlyMap<string, unknown>> {
  const body: unknown = isJson(c) ? await c.req.json() : await c.req.parseBody();
  return new Map(typeof body === "object" && body !== null ? Object.entries(body) : []);
}

function isJson(c: SandboxContext): boolean {
  return (c.req.header("content-type") ?? "").startsWith("application/json");
}
