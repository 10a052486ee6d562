import type { SandboxContext } from "../routes/context.ts";
import type { ActiveFault } from "./simulated-fault.ts";

/** Runs before the site's handler: a Response replaces its answer, undefined lets it answer. */
export type FaultAnswer = (
  c: SandboxContext,
  value: number | undefined,
  fault: ActiveFault,
) => Response | undefined | Promise<Response | undefined>;

/** Runs after the site's handler: may change or replace `c.res`. */
export type FaultChange = (
  c: SandboxContext,
  value: number | undefined,
  fault: ActiveFault,
) => void | Promise<void>;
