import type { SimulatedFault } from "@jobcan-automation/sandbox";
import {
  allVerified,
  core,
  type FaultCase,
  runAct,
  shortSteps,
  shortWaits,
  shortStepsWithPause,
  siteFault,
  type WantedDay,
  type WantedEnd,
} from "./fault-case.ts";

const moment = "after the second punch";
/** The second day's page is read and its first press waits. */
const atNextDay = ["day_planned", 2] as const;
/** Both days have ended, and 出勤簿 is about to be read once more. */
const atProof = ["day_ended", 2] as const;
const slowProof: SimulatedFault = { name: "slow", on: "book", after: 1, times: 1, value: 3_000 };

/** The second punch is stored and its reply does not come. */
const lostReplies: readonly FaultCase[] = [
  siteFault([moment, { name: "reply-lost-after-store", after: 1 }], allVerified, core),
  siteFault([moment, { name: "reply-lost-after-store", after: 1, value: 1 }], allVerified),
  siteFault([moment, { name: "reply-late-after-store", after: 1 }], allVerified, {
    ...shortSteps,
    ...core,
  }),
  siteFault([moment, { name: "refresh-1", after: 1 }], allVerified),
  siteFault([moment, { name: "connection-cut", after: 2 }], allVerified),
  siteFault([moment, { name: "http-200-error-html", after: 2, times: 1 }], allVerified),
  siteFault(
    [moment, { name: "rate-limited-429", on: "insert", after: 2 }],
    allVerified,
    shortWaits,
  ),
  siteFault([moment, { name: "token-rejected-once", after: 2 }], allVerified),
  siteFault([moment, { name: "session-expired", on: "insert", value: 1, after: 2 }], allVerified),
  siteFault(
    [moment, { name: "session-expired", on: "insert", after: 2 }],
    ["SESSION_LOST", "verified", "unknown not_settled"],
  ),
  ...(
    [
      ["accepted-not-stored", "failed accepted_but_not_stored"],
      ["closed-month", "rejected closed"],
      ["future-date", "rejected future"],
      ["duplicate", "rejected duplicate_time"],
      ["rejected-result-0", "rejected refused"],
    ] as const
  ).map(([name, day]) => siteFault([moment, { name, after: 2 }], ["done", "verified", day])),
];

/** On the second day's page. */
const nextPage: readonly FaultCase[] = [
  ...(
    [
      { name: "error-500", times: 2 },
      { name: "connection-cut", times: 1 },
      { name: "session-expired", value: 1 },
      { name: "slow-bytes", value: 20_000 },
      { name: "alert-on-load" },
      { name: "leave-dialog" },
      { name: "popup-on-load" },
      { name: "endless-analytics" },
      { name: "load-internal-hosts" },
    ] as const
  ).map((fault) => onNextPage(fault, allVerified)),
  // The first of them is that of the page that is read ahead, which is dropped.
  onNextPage({ name: "rate-limited-429", value: 1, times: 2 }, allVerified, shortWaits),
  onNextPage({ name: "hang-renderer", times: 1 }, allVerified, shortSteps),
  onNextPage({ name: "error-500" }, ["done", "verified", "failed site_error"], core),
  onNextPage({ name: "maintenance-200" }, ended("SITE_MAINTENANCE", "site_error")),
  onNextPage({ name: "session-expired" }, ended("SESSION_LOST", "session_lost")),
  onNextPage({ name: "renamed-field" }, ["done", "verified", "failed site_changed"]),
  onNextPage({ name: "missing-button" }, ["done", "verified", "failed site_changed"]),
  onNextPage({ name: "redirect-loop" }, ended("UNEXPECTED_REDIRECT", "site_changed")),
  onNextPage({ name: "redirect-other-host" }, ended("UNEXPECTED_REDIRECT", "site_changed")),
  onNextPage({ name: "other-person" }, ended("ACCOUNT_MISMATCH", "site_error")),
  onNextPage({ name: "other-person", value: 1 }, ended("ACCOUNT_MISMATCH", "site_error"), core),
];

/** During the final check: outcomes that were read back stay, and the run's end says what failed. */
const lastProof: readonly FaultCase[] = [
  siteFault([moment, { name: "error-500", on: "book", after: 1, times: 1 }], allVerified),
  siteFault([moment, { name: "session-expired", on: "book", after: 1, value: 1 }], allVerified),
  siteFault(
    [moment, { name: "rate-limit-redirect", on: "book", after: 1, times: 3 }],
    allVerified,
    { spec: { ratePauseMs: 20 }, logged: ["rate_limited", "book_checked"] },
  ),
  siteFault(
    [moment, { name: "hang-renderer", on: "book", after: 1, times: 1 }],
    allVerified,
    shortSteps,
  ),
  siteFault([moment, { name: "huge-page", on: "book", after: 1, value: 1_000_000 }], allVerified),
  ...(
    [
      ["error-500", "SITE_UNAVAILABLE"],
      ["maintenance-503", "SITE_MAINTENANCE"],
      ["renamed-field", "SITE_CHANGED"],
      ["session-expired", "SESSION_LOST"],
      ["redirect-loop", "UNEXPECTED_REDIRECT"],
    ] as const
  ).map(([name, code]) =>
    siteFault([moment, { name, on: "book", after: 1 }], [code, "verified", "verified"]),
  ),
];

const nextNotReached = ["verified", "not_reached stopped"] as const;

const acts: readonly FaultCase[] = [
  runAct([moment, { act: "kill the browser", at: atNextDay }], allVerified),
  runAct([moment, { act: "kill the renderer", at: atNextDay }], allVerified),
  runAct([moment, { act: "freeze the browser", at: atNextDay }], allVerified, shortStepsWithPause),
  runAct([moment, { act: "kill the browser", at: atProof }, slowProof], allVerified, core),
  runAct([moment, { act: "kill the runner", at: atNextDay }], ["silent", "verified", "open"]),
  runAct([moment, { act: "kill the runner", at: atProof }, slowProof], ["silent", ...bothDays()]),
  runAct([moment, { act: "lose the parent", at: atProof }, slowProof], ["silent", ...bothDays()]),
  runAct([moment, { act: "stop now", at: atProof }, slowProof], ["stopped now", ...bothDays()]),
  ...(
    [
      ["stop now", "stopped now"],
      ["stop for memory", "stopped memory"],
    ] as const
  ).map(([act, end]) =>
    runAct([moment, { act, at: ["day_ended", 1] }, slowNextPage()], [end, ...nextNotReached]),
  ),
  runAct(
    [moment, { act: "stop after this day", at: atNextDay }],
    ["stopped after_day", ...bothDays()],
  ),
  siteFault(
    [moment, { name: "slow", on: "day-page", after: 1, value: 60_000 }],
    ["stopped timeout", ...nextNotReached],
    { spec: { timeoutMs: 25_000, stepTimeoutMs: 60_000 } },
  ),
];

/** What can go wrong once the first day holds both its punches. */
export const laterFaults = [...lostReplies, ...nextPage, ...lastProof, ...acts];

function bothDays(): ["verified", "verified"] {
  return ["verified", "verified"];
}

function ended(
  code: WantedEnd,
  reason: "site_error" | "site_changed" | "session_lost",
): [WantedEnd, WantedDay, WantedDay] {
  return [code, "verified", `not_reached ${reason}`];
}

function onNextPage(
  ...[fault, wanted, what = {}]: [
    SimulatedFault,
    readonly [WantedEnd, ...WantedDay[]],
    Partial<FaultCase>?,
  ]
): FaultCase {
  return siteFault([moment, { ...fault, on: "day-page", after: 1 }], wanted, what);
}

function slowNextPage(): SimulatedFault {
  return { name: "slow", on: "day-page", after: 1, times: 1, value: 3_000 };
}
