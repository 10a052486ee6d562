import {
  faultTitles,
  isTenantName,
  readSimulatedFault,
  type Sandbox,
  type SimulatedFault,
  startSandbox,
  tenants,
} from "@jobcan-automation/sandbox";
import { UsageError } from "../parser/usage-error.ts";
import { portTaken } from "./port-taken.ts";

/*
 * The practice Jobcan. Imported only where it is started or listed: nobody else waits for it to load.
 */

export interface PracticeSiteOptions {
  port?: number | undefined;
  tenant?: string | undefined;
  /** "slow:value=500,captcha" */
  faults?: string | undefined;
  latencyMs?: number | undefined;
}

/** Starts it; the caller disposes of it. Throws UsageError, or CannotRunError where the port is taken. */
export async function openPracticeSite(options: PracticeSiteOptions = {}): Promise<Sandbox> {
  const { port = 0, tenant = "default", faults = "", latencyMs = 0 } = options;
  if (!isTenantName(tenant)) {
    throw new UsageError((words) => words.notListed("--tenant", tenant));
  }
  const given = faultsOf(faults);
  const site = await startSandbox({ port, tenant, latencyMs }).catch(portTaken(port));
  for (const fault of given) site.setFault(fault);
  return site;
}

/** What it can play and simulate: names and their titles. */
export function practiceLists(): {
  tenants: Readonly<Record<string, string>>;
  faults: Readonly<Record<string, string>>;
} {
  const titled = Object.entries(tenants).map(([name, { title }]) => [name, title]);
  return { tenants: Object.fromEntries(titled), faults: faultTitles };
}

function faultsOf(text: string): SimulatedFault[] {
  const given = text.split(",").filter((part) => part !== "");
  return given.map((part) => {
    const [name = "", ...settings] = part.split(":");
    const pairs = settings.map((setting): [string, string] => {
      const [key = "", value = ""] = setting.split("=", 2);
      return [key, value];
    });
    const fault = readSimulatedFault(new Map([["name", name], ...pairs]));
    if (typeof fault !== "string") return fault;
    throw new UsageError((words) => words.notListed("--faults", part));
  });
}
