import type { FaultName } from "./fault-table.ts";
import type { Step } from "./step.ts";

/** A fault as it is switched on. */
export interface FaultSpec {
  readonly name: FaultName;
  /** Where: steps, paths (beginning with "/"), or "any"; nothing: the places of the fault's own row. */
  readonly on?: FaultPlace | readonly FaultPlace[];
  /** Matching requests let through first; `after: 1` on "insert" is the second punch. */
  readonly after?: number;
  /** How often it happens; nothing: as the fault's own row says. */
  readonly times?: number | "forever";
  /** Milliseconds, bytes, seconds or a switch: see the fault's row. */
  readonly value?: number;
}

export type FaultPlace = Step | "any" | `/${string}`;

/** A fault that is switched on, with what it has seen so far. */
export interface Fault {
  readonly spec: FaultSpec;
  readonly places: readonly FaultPlace[];
  readonly times: number;
  seen: number;
  fired: number;
}
