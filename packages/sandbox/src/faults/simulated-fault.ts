import type { FaultName } from "./fault-name.ts";
import type { Step } from "./step.ts";

/** Which fault to simulate, where and how often. */
export interface SimulatedFault {
  readonly name: FaultName;
  /** Steps, paths (beginning with "/"), or "any"; by default the places of the fault's own row. */
  readonly on?: FaultPlace | readonly FaultPlace[];
  /** How many matching requests pass first; `after: 1` on "insert" hits the second punch. */
  readonly after?: number;
  /** How often it happens; by default as the fault's own row says. */
  readonly times?: number | "forever";
  /** Milliseconds, bytes, seconds or a switch: see the fault's row. */
  readonly value?: number;
}

export type FaultPlace = Step | "any" | `/${string}`;

/** A simulated fault that is switched on, with its counters. */
export interface ActiveFault {
  readonly spec: SimulatedFault;
  readonly places: readonly FaultPlace[];
  readonly times: number;
  seen: number;
  fired: number;
}
