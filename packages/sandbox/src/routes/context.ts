import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { ActiveFault } from "../faults/simulated-fault.ts";
import type { FaultName } from "../faults/fault-name.ts";
import type { EmployeeSession } from "../state/sessions.ts";
import type { SandboxState } from "../state/sandbox-state.ts";

/** What every handler finds beside its request; the socket is there only behind a real listener. */
export interface SandboxEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    state: SandboxState;
    /** Set on every page of the attendance product behind sign-in. */
    employee: EmployeeSession;
    /** Whether the connection has carried a request before. */
    reusedConnection: boolean;
    /** The faults that happen to this request, by name. */
    faults: ReadonlyMap<FaultName, ActiveFault>;
  };
}

export type SandboxContext = Context<SandboxEnv>;

/** The host a request names, without its port. */
export function hostNameOf(c: SandboxContext): string {
  return requestedUrl(c).hostname;
}

/** The origin of a sibling host of this site, e.g. `id.localhost` with the port and scheme of the request. */
export function originOf(c: SandboxContext, host: string): string {
  const { port } = requestedUrl(c);
  const scheme = c.get("state").secure ? "https" : "http";
  return `${scheme}://${host}${port === "" ? "" : `:${port}`}`;
}

export const idHost = "id.localhost";
export const sslHost = "ssl.localhost";

/** The form fields of a POST, files left out. */
export async function formFields(c: SandboxContext): Promise<Map<string, string>> {
  const body = await c.req.parseBody();
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === "string") fields.set(name, value);
  }
  return fields;
}

function requestedUrl(c: SandboxContext): URL {
  const url = new URL(c.req.url);
  const host = c.req.header("host");
  return host === undefined ? url : new URL(`${url.protocol}//${host}`);
}
