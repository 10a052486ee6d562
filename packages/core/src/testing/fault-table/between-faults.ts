import type { SimulatedFault } from "@jobcan-automation/sandbox";
import {
  allVerified,
  core,
  type FaultCase,
  longPause,
  runAct,
  shortSteps,
  shortWaits,
  shortStepsWithPause,
  siteFault,
  type WantedDay,
  type WantedEnd,
} from "./fault-case.ts";

const moment = "between the two punches";
const first = ["punch_accepted", 1] as const;
/** The reply to a press is that of a limit: the day is read, and the punch is there once. */
const limitedReply = { ...shortWaits, logged: ["rate_limited", "reply_lost"] } as const;
const longSteps = { spec: { stepTimeoutMs: 15_000 } } as const;

/** At the second press of the first day. */
const atPress: readonly FaultCase[] = [
  ...(
    [
      { name: "connection-cut", after: 1 },
      { name: "error-500", on: "insert", after: 1, times: 1 },
      { name: "maintenance-503", on: "insert", after: 1, times: 1 },
      { name: "http-200-error-html", after: 1, times: 1 },
      { name: "redirect-other-host", on: "insert", after: 1, times: 1 },
      { name: "session-expired", on: "insert", value: 1, after: 1 },
      { name: "slow", on: "insert", after: 1, times: 1, value: 1_500 },
      { name: "slow-bytes", on: "insert", after: 1, value: 5_000 },
    ] as const
  ).map((fault) => siteFault([moment, fault], allVerified)),
  siteFault([moment, { name: "token-rejected-once", after: 1 }], allVerified, core),
  siteFault([moment, { name: "reply-lost-after-store" }], allVerified),
  siteFault(
    [moment, { name: "rate-limit-redirect", on: "insert", after: 1 }],
    allVerified,
    limitedReply,
  ),
  siteFault([moment, { name: "rate-limit-after-store", after: 1 }], allVerified, {
    ...limitedReply,
    ...core,
  }),
  ...(
    [
      { name: "rate-limited-429", on: "insert" },
      { name: "rate-limited-429", on: "insert", value: 0 },
      { name: "rate-limited-503", on: "insert" },
      { name: "rate-limit-leads", on: "insert" },
      { name: "rate-limit-notice", on: "insert" },
      { name: "rate-limit-after-store", value: 1 },
      { name: "rate-limit-after-store", value: 2 },
      { name: "rate-limit-after-store", value: 3 },
    ] as const
  ).map((fault) => siteFault([moment, { ...fault, after: 1 }], allVerified, limitedReply)),
  siteFault([moment, { name: "reply-late-after-store" }], allVerified, shortSteps),
  siteFault([moment, { name: "refresh-1" }], allVerified),
  siteFault([moment, { name: "busy-button", value: 0 }], allVerified),
  siteFault(
    [moment, { name: "list-cells", value: 8, after: 1, times: 2 }],
    ["done", "unknown not_settled", "verified"],
  ),
  ...(
    [
      ["accepted-not-stored", "failed accepted_but_not_stored"],
      ["closed-month", "rejected closed"],
      ["future-date", "rejected future"],
      ["duplicate", "rejected duplicate_time"],
      ["rejected-result-0", "rejected refused"],
      ["error-500", "failed site_error"],
      ["maintenance-200", "failed site_error"],
      ["http-200-error-html", "failed site_error"],
      ["connection-cut", "failed site_error"],
    ] as const
  ).map(([name, day]) =>
    siteFault([moment, { name, on: "insert", after: 1, times: "forever" }], ["done", day, day]),
  ),
  siteFault(
    [moment, { name: "accepted-not-stored", value: 1, after: 1, times: 1 }],
    ["done", "failed accepted_but_not_stored", "verified"],
    core,
  ),
  siteFault(
    [moment, { name: "accepted-not-stored", value: 1, after: 1, times: 1 }],
    ["done", "failed accepted_but_not_stored", "awaiting_approval"],
    { tenant: "manual-approval", ...core },
  ),
  siteFault(
    [moment, { name: "slow", on: "insert", after: 1, times: 1, value: 12_000 }],
    ["done", "unknown timed_out", "verified"],
    { ...shortSteps, ...core },
  ),
  siteFault(
    [moment, { name: "session-expired", on: "insert", after: 1 }],
    ["SESSION_LOST", "unknown not_settled", "not_reached session_lost"],
    core,
  ),
  siteFault(
    [moment, { name: "slow", on: "insert", after: 1, times: 1, value: 60_000 }],
    ["stopped timeout", "unknown not_settled", "not_reached stopped"],
    { spec: { timeoutMs: 25_000, stepTimeoutMs: 60_000 } },
  ),
];

/** On the page that is read after the first press for a company with `refresh: 1`. */
const atReading: readonly FaultCase[] = [
  ...(
    [
      { name: "error-500", times: 2 },
      { name: "connection-cut", times: 1 },
      { name: "alert-on-load" },
      { name: "leave-dialog" },
      { name: "popup-on-load" },
      { name: "endless-analytics" },
      { name: "load-internal-hosts" },
      { name: "slow-bytes", value: 20_000 },
      { name: "session-expired", value: 1 },
    ] as const
  ).map((fault) => afterRefresh(fault, allVerified, longSteps)),
  afterRefresh({ name: "rate-limited-429", value: 1 }, allVerified, shortWaits),
  afterRefresh({ name: "hang-renderer", times: 1 }, allVerified, shortSteps),
  afterRefresh({ name: "rate-limit-redirect", times: 3 }, allVerified, { ...shortWaits, ...core }),
  afterRefresh(
    { name: "rate-limit-redirect", times: "forever" },
    ["SITE_RATE_LIMITED", "unknown not_settled", "not_reached site_error"],
    shortWaits,
  ),
  broken({ name: "error-500" }, "SITE_UNAVAILABLE", "not_reached site_error"),
  broken({ name: "maintenance-200" }, "SITE_MAINTENANCE", "not_reached site_error"),
  broken({ name: "renamed-field" }, "SITE_CHANGED", "not_reached site_changed"),
  broken({ name: "missing-button" }, "SITE_CHANGED", "not_reached site_changed"),
  broken({ name: "redirect-loop" }, "UNEXPECTED_REDIRECT", "not_reached site_changed"),
  broken({ name: "redirect-other-host" }, "UNEXPECTED_REDIRECT", "not_reached site_changed"),
  broken({ name: "other-person" }, "ACCOUNT_MISMATCH", "not_reached site_error"),
];

const acts: readonly FaultCase[] = [
  runAct([moment, { act: "kill the browser", at: first }], allVerified, {
    logged: ["browser_relaunched"],
    ...core,
  }),
  runAct([moment, { act: "kill the renderer", at: first }], allVerified),
  runAct([moment, { act: "freeze the browser", at: first }], allVerified, shortStepsWithPause),
  runAct([moment, { act: "kill the browser", at: "second press seen" }, slowInsert()], allVerified),
  runAct([moment, { act: "kill the runner", at: first }], ["silent", "open"], longPause),
  runAct(
    [moment, { act: "kill the runner", at: "second press seen" }, slowInsert()],
    ["silent", "open"],
  ),
  runAct([moment, { act: "lose the parent", at: first }], ["silent", "open"], longPause),
  runAct(
    [moment, { act: "stop now", at: first }],
    ["stopped now", "failed stopped", "not_reached stopped"],
    { ...longPause, ...core },
  ),
  runAct(
    [moment, { act: "stop now", at: ["punch_sending", 2] }],
    ["stopped now", "failed stopped", "not_reached stopped"],
  ),
  runAct(
    [moment, { act: "stop now", at: "second press seen" }, slowInsert()],
    ["stopped now", "verified", "not_reached stopped"],
  ),
  runAct(
    [moment, { act: "stop for memory", at: first }],
    ["stopped memory", "failed stopped", "not_reached stopped"],
    longPause,
  ),
  runAct(
    [moment, { act: "stop after this day", at: first }],
    ["stopped after_day", "verified", "not_reached stopped"],
    core,
  ),
];

/** What can go wrong after the first press and before the second has been settled. */
export const betweenFaults = [...atPress, ...atReading, ...acts];

function afterRefresh(
  ...[fault, wanted, what = {}]: [
    SimulatedFault,
    readonly [WantedEnd, ...WantedDay[]],
    Partial<FaultCase>?,
  ]
): FaultCase {
  const placed = { ...fault, on: "day-page", after: 1 } as const;
  return siteFault([moment, placed], wanted, { tenant: "refresh-on-punch", ...what });
}

/** An accepted punch that could not be read back leaves its day "unknown". */
function broken(fault: SimulatedFault, code: WantedEnd, next: WantedDay): FaultCase {
  return afterRefresh(fault, [code, "unknown not_settled", next]);
}

/** Keeps the second press unanswered until the act has happened. */
function slowInsert(): SimulatedFault {
  return { name: "reply-late-after-store", after: 1, value: 2_000 };
}
