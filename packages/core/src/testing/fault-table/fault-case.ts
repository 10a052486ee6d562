import type { DayOutcome, DayReason, ErrorCode } from "@jobcan-automation/contract";
import type { SimulatedFault, TenantName } from "@jobcan-automation/sandbox";
import type { RunAgainst } from "../run-against.ts";

/** When a fault strikes: before the first page of the employee, before the first press, between the presses of the first day, or later. */
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
  /** At which log line of the run, and at its how many-eth; or as soon as the site has seen the password or the second press. */
  readonly at: readonly [code: string, count: number] | "password seen" | "second press seen";
}

/** How a run ends: as it tells itself, by the code of its failure, or without a word. */
export type WantedEnd = "done" | "silent" | `stopped ${string}` | ErrorCode;

/** A day as the run leaves it; "open" where it could not say more. */
export type WantedDay = "open" | DayOutcome | `${DayOutcome} ${DayReason}`;

/** One row of the table: what happens, when, and what must come of it. */
export interface FaultCase {
  readonly moment: Moment;
  /** The site's faults, all switched on from the start (`after` says at which request), and what is done to the run. */
  readonly faults: readonly SimulatedFault[];
  readonly act?: Act;
  readonly end: WantedEnd;
  /** Facts of the failure. */
  readonly facts?: Readonly<Record<string, string | number>>;
  /** In the order of days; fewer than there are rows where nothing was told of the rest. */
  readonly days: readonly WantedDay[];
  /** Codes of log lines that the run must tell: the proof that what happened was seen. */
  readonly told?: readonly string[];
  /** Passwords that may reach the site: 1 unless told. */
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

/** A row of one fault of the site; `what` is what is off the beaten track. */
export function siteFault(
  [moment, fault]: readonly [Moment, SimulatedFault],
  [end, ...days]: readonly [WantedEnd, ...WantedDay[]],
  what: Parts = {},
): FaultCase {
  return { moment, faults: [fault], end, days, lane: "nightly", ...what };
}

/** A row of something done to the run; `faults` of the site give it the time to happen. */
export function runAct(
  [moment, act, ...faults]: readonly [Moment, Act, ...SimulatedFault[]],
  [end, ...days]: readonly [WantedEnd, ...WantedDay[]],
  what: Parts = {},
): FaultCase {
  return { moment, faults, act, end, days, lane: "nightly", ...what };
}

/** All days verified by a run that came to its end. */
export const allVerified = ["done", "verified", "verified"] as const satisfies readonly [
  WantedEnd,
  ...WantedDay[],
];

/** Runs with every test, not only at night. */
export const core = { lane: "core" } as const;

/** For pages that never come: long enough for a browser to start on a busy machine. */
export const shortSteps = { spec: { stepTimeoutMs: 4_000 } } as const;

/** The same, with a pause before each press in which the browser can freeze. */
export const shortStepsWithPause = { spec: { stepTimeoutMs: 4_000, punchDelayMs: 1_500 } } as const;

/** Waits at a limit of pages that take no time, and are told. */
export const shortWaits = { spec: { ratePauseMs: 20 }, told: ["rate_limited"] } as const;

/** A wait at a limit that only a stop ends. */
export const longWaits = { spec: { ratePauseMs: 600_000 } } as const;

/** A pause that only a stop ends. */
export const longPause = { spec: { punchDelayMs: 120_000 } } as const;
