import type { DayOutcome, DayReason, ErrorCode } from "@jobcan-automation/contract";
import type { SimulatedFault, TenantName } from "@jobcan-automation/sandbox";
import type { RunAgainst } from "../run-against.ts";

/**
 * When a fault happens: before the first page of the employee, before the first press, between the presses of the first
 * day, or later.
 */
export type Moment =
  | "during sign-in"
  | "while reading"
  | "between the two punches"
  | "after the second punch";

/** What is done to the run itself, instead of to the site. */
export interface Act {
  readonly act:
    | "kill the browser"
    | "kill the renderer"
    | "freeze the browser"
    | "kill the runner"
    | "lose the parent"
    | "stop now"
    | "stop for memory"
    | "stop after this day";
  /** At the n-th log line with this code, or as soon as the site has received the password or the second press. */
  readonly at: readonly [code: string, count: number] | "password seen" | "second press seen";
}

/** How a run ends: as in its own report, by the code of its failure, or "silent" without a report. */
export type WantedEnd = "done" | "silent" | `stopped ${string}` | ErrorCode;

/** A day as the run leaves it; "open" without an outcome. */
export type WantedDay = "open" | DayOutcome | `${DayOutcome} ${DayReason}`;

/** One row of the table: what happens, when, and what must be the result. */
export interface FaultCase {
  readonly moment: Moment;
  /** The site's simulated faults, all switched on from the start (`after` says at which request). */
  readonly faults: readonly SimulatedFault[];
  readonly act?: Act;
  readonly end: WantedEnd;
  /** Facts of the failure. */
  readonly facts?: Readonly<Record<string, string | number>>;
  /** In order of days; fewer than there are rows where the run reported nothing of the rest. */
  readonly days: readonly WantedDay[];
  /** Codes of lines that the run must log, as proof that it noticed what happened. */
  readonly logged?: readonly string[];
  /** Passwords that may reach the site; 1 where absent. */
  readonly passwords?: 0;
  readonly spec?: RunAgainst["spec"];
  readonly tenant?: TenantName;
  readonly tls?: boolean;
  /** `core` runs with every test, the rest in the nightly lane. */
  readonly lane: "core" | "nightly";
}

/** The dates of every row's sheet: 9:00 to 18:00 each. */
export const faultDates = ["2026-11-04", "2026-11-05"] as const;

type Parts = Partial<Omit<FaultCase, "moment" | "faults" | "act" | "end" | "days">>;

/** A row with one simulated fault; `what` are the unusual parts. */
export function siteFault(
  [moment, fault]: readonly [Moment, SimulatedFault],
  [end, ...days]: readonly [WantedEnd, ...WantedDay[]],
  what: Parts = {},
): FaultCase {
  return { moment, faults: [fault], end, days, lane: "nightly", ...what };
}

/** A row with something done to the run; simulated `faults` give it time to happen. */
export function runAct(
  [moment, act, ...faults]: readonly [Moment, Act, ...SimulatedFault[]],
  [end, ...days]: readonly [WantedEnd, ...WantedDay[]],
  what: Parts = {},
): FaultCase {
  return { moment, faults, act, end, days, lane: "nightly", ...what };
}

/** All days verified by a run that was completed. */
export const allVerified = ["done", "verified", "verified"] as const satisfies readonly [
  WantedEnd,
  ...WantedDay[],
];

/** Runs with every test, not only in the nightly lane. */
export const core = { lane: "core" } as const;

/** For pages that never load; long enough for a browser to start on a busy machine. */
export const shortSteps = { spec: { stepTimeoutMs: 4_000 } } as const;

/** The same, with a pause before each press in which the browser can freeze. */
export const shortStepsWithPause = { spec: { stepTimeoutMs: 4_000, punchDelayMs: 1_500 } } as const;

/** Short waits at the limit of pages, which are logged. */
export const shortWaits = { spec: { ratePauseMs: 20 }, logged: ["rate_limited"] } as const;

/** A wait at a limit that only a stop ends. */
export const longWaits = { spec: { ratePauseMs: 600_000 } } as const;

/** A pause that only a stop ends. */
export const longPause = { spec: { punchDelayMs: 120_000 } } as const;
