import { createMiddleware } from "hono/factory";
import type { SandboxEnv } from "../routes/context.ts";
import type { FaultName } from "./fault-name.ts";
import { faultTable } from "./fault-table.ts";
import type { FaultAnswer, FaultChange } from "./fault-parts.ts";
import { faultsFor } from "./switch-faults.ts";

/** Applies the active faults: first their answers, then the site's handler, then their changes of its answer. */
export const simulateFaults = createMiddleware<SandboxEnv>(async (c, next) => {
  const { faults, counts } = c.get("state");
  const firing = faultsFor(faults, c.req.method, c.req.path);
  c.set("faults", new Map(firing.map((fault) => [fault.spec.name, fault])));
  if (firing.length > 0) counts.faulted++;
  for (const fault of firing) {
    const { name, value } = fault.spec;
    const response = await partsOf(name).answer?.(c, value, fault);
    if (response !== undefined) return response;
  }
  await next();
  for (const fault of firing) {
    const { name, value } = fault.spec;
    await partsOf(name).change?.(c, value, fault);
  }
  return undefined;
});

function partsOf(name: FaultName): { answer?: FaultAnswer; change?: FaultChange } {
  return faultTable[name];
}
