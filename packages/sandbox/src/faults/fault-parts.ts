import type { SandboxContext } from "../routes/context.ts";
import type { Fault } from "./fault.ts";

/** Comes before the site: a Response answers in its place, undefined lets the site answer. */
export type FaultAnswer = (
  c: SandboxContext,
  value: number | undefined,
  fault: Fault,
) => Response | undefined | Promise<Response | undefined>;

/** Comes after the site: `c.res` may be changed or replaced. */
export type FaultChange = (c: SandboxContext, value: number | undefined) => void | Promise<void>;
