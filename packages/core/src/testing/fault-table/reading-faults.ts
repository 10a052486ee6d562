import type { SimulatedFault } from "@jobcan-automation/sandbox";
import {
  allVerified,
  core,
  type FaultCase,
  longWaits,
  runAct,
  shortSteps,
  shortWaits,
  siteFault,
  type WantedDay,
  type WantedEnd,
} from "./fault-case.ts";

const moment = "while reading";
const atBook = ["reading_month", 1] as const;
const slowBook: SimulatedFault = { name: "slow", on: "book", times: 1, value: 1_500 };
const slowDay: SimulatedFault = { name: "slow", on: "day-page", times: 1, value: 1_500 };

const notUnderstood = ["SITE_CHANGED", "failed site_changed", "not_reached site_changed"] as const;
const changedThenVerified = ["done", "failed site_changed", "verified"] as const;
const busyThenVerified = ["done", "failed form_busy", "verified"] as const;
const bothAwaiting = ["done", "awaiting_approval", "awaiting_approval"] as const;
const closedThenVerified = ["done", "skipped closed", "verified"] as const;

const survived: readonly FaultCase[] = [
  ...(
    [
      { name: "error-500", on: "book", times: 1 },
      { name: "error-500", on: "leave", times: 1 },
      { name: "error-500", on: "day-page", times: 1 },
      { name: "connection-cut", on: "book", times: 1 },
      { name: "connection-cut", on: "day-page", times: 2 },
      { name: "reply-lost-after-store", on: "day-page", times: 1 },
      { name: "session-expired", on: "book", value: 1 },
      { name: "slow", on: ["book", "day-page"], value: 500 },
      { name: "slow-bytes", on: "day-page", value: 20_000 },
      { name: "huge-page", value: 1_000_000 },
      { name: "leaking-page", value: 5 },
      { name: "robots-words", on: ["book", "day-page"] },
      { name: "popup-on-load", on: ["book", "day-page"] },
      { name: "endless-analytics", on: ["book", "day-page"] },
    ] as const
  ).map((fault) => siteFault([moment, fault], allVerified)),
  ...(["book", "leave", "day-page"] as const).flatMap((on) =>
    (
      [
        { name: "rate-limited-429", value: 0 },
        { name: "rate-limited-503" },
        { name: "rate-limit-leads" },
        { name: "rate-limit-leads", value: 1 },
        { name: "rate-limit-leads", value: 2 },
        { name: "rate-limit-notice" },
        { name: "rate-limit-notice", value: 1 },
        { name: "rate-limit-notice", value: 2 },
        { name: "rate-limit-notice", value: 3 },
        { name: "rate-limit-notice", value: 4 },
      ] as const
    ).map((fault) => siteFault([moment, { ...fault, on, times: 2 }], allVerified, shortWaits)),
  ),
  ...(["book", "leave", "day-page"] as const).flatMap((on) =>
    [0, 1].map((value) =>
      siteFault(
        [moment, { name: "rate-limit-redirect", on, times: 2, value }],
        allVerified,
        shortWaits,
      ),
    ),
  ),
  siteFault([moment, { name: "form-sentence", times: 1 }], closedThenVerified, core),
  siteFault([moment, { name: "form-sentence", times: 1, value: 1 }], closedThenVerified),
  siteFault([moment, { name: "form-sentence", times: 1, value: 2 }], closedThenVerified),
  siteFault([moment, { name: "no-logout-link" }], allVerified),
  ...[0, 1, 2, 3, 4].map((value) =>
    siteFault([moment, { name: "empty-list", value }], allVerified),
  ),
  ...[0, 1, 2, 5, 6, 7].map((value) =>
    siteFault([moment, { name: "list-cells", value }], allVerified),
  ),
  ...[3, 4].map((value) => siteFault([moment, { name: "list-cells", value }], bothAwaiting)),
  siteFault([moment, { name: "busy-button" }], allVerified),
  siteFault([moment, { name: "busy-button", value: 1, times: 3 }], busyThenVerified),
  siteFault([moment, { name: "book-row-missing", value: 4 }], changedThenVerified, core),
  siteFault([moment, { name: "alert-on-load", on: ["book", "day-page"] }], allVerified, {
    logged: ["dialog_dismissed"],
    ...core,
  }),
  siteFault([moment, { name: "load-internal-hosts", on: ["book", "day-page"] }], allVerified, {
    logged: ["request_blocked"],
  }),
  siteFault([moment, { name: "leave-dialog" }], allVerified),
  siteFault([moment, { name: "session-expired", value: 1 }], allVerified, {
    logged: ["signed_in_again"],
    ...core,
  }),
  siteFault([moment, { name: "hang-renderer", times: 1 }], allVerified, shortSteps),
  siteFault([moment, { name: "hang-renderer", on: "book", times: 1 }], allVerified, shortSteps),
];

const ends: readonly FaultCase[] = [
  unread({ name: "error-500", on: "book" }, "SITE_UNAVAILABLE", "not_reached site_error"),
  // A leave list that the site does not give is one that cannot be read: the user is asked, the job is not over.
  unread({ name: "error-500", on: "leave" }, "done", "skipped leave_unread", {
    logged: ["leave_unread"],
  }),
  unread({ name: "maintenance-503", on: "book" }, "SITE_MAINTENANCE", "not_reached site_error"),
  unread({ name: "maintenance-200", on: "day-page" }, "SITE_MAINTENANCE", "not_reached site_error"),
  unread(
    { name: "rate-limited-429", on: "book", value: 120, times: "forever" },
    "SITE_RATE_LIMITED",
    "not_reached site_error",
    { ...shortWaits, facts: { pauses: 10 } },
  ),
  ...(
    [
      { name: "rate-limited-503", value: 0 },
      { name: "rate-limit-leads" },
      { name: "rate-limit-notice", value: 4 },
    ] as const
  ).map((fault) =>
    siteFault(
      [moment, { ...fault, on: "day-page", after: 1, times: "forever" }],
      ["SITE_RATE_LIMITED", "verified", "not_reached site_error"],
      { ...shortWaits, facts: { pauses: 10 } },
    ),
  ),
  siteFault(
    [moment, { name: "rate-limit-redirect", on: "day-page", after: 1, times: "forever" }],
    ["SITE_RATE_LIMITED", "verified", "not_reached site_error"],
    { ...shortWaits, ...core, facts: { pauses: 10 } },
  ),
  unread({ name: "session-expired" }, "SESSION_LOST", "not_reached session_lost", core),
  siteFault([moment, { name: "renamed-field" }], notUnderstood, core),
  siteFault(
    [moment, { name: "renamed-field", times: 1 }],
    ["done", "failed site_changed", "verified"],
  ),
  unread({ name: "renamed-field", on: "book" }, "SITE_CHANGED", "not_reached site_changed"),
  siteFault([moment, { name: "missing-button" }], notUnderstood),
  unread(
    { name: "redirect-other-host", on: "day-page" },
    "UNEXPECTED_REDIRECT",
    "not_reached site_changed",
  ),
  unread(
    { name: "redirect-other-host", on: "book" },
    "UNEXPECTED_REDIRECT",
    "not_reached site_changed",
  ),
  unread({ name: "redirect-loop" }, "UNEXPECTED_REDIRECT", "not_reached site_changed"),
  unread({ name: "other-person", on: "day-page" }, "ACCOUNT_MISMATCH", "not_reached site_error"),
  siteFault(
    [moment, { name: "error-500", on: "day-page" }],
    ["SITE_UNAVAILABLE", "failed site_error", "not_reached site_error"],
    core,
  ),
  siteFault(
    [moment, { name: "connection-cut", on: "day-page", times: "forever" }],
    ["NETWORK_ERROR", "failed site_error", "not_reached site_error"],
  ),
  siteFault(
    [moment, { name: "slow", on: "day-page", value: 60_000 }],
    ["SITE_UNAVAILABLE", "failed timed_out", "not_reached timed_out"],
    shortSteps,
  ),
  siteFault(
    [moment, { name: "hang-renderer" }],
    ["SITE_UNAVAILABLE", "not_reached timed_out", "not_reached timed_out"],
    shortSteps,
  ),
];

const bothNotReached = ["not_reached stopped", "not_reached stopped"] as const;

const acts: readonly FaultCase[] = [
  runAct([moment, { act: "kill the browser", at: atBook }, slowBook], allVerified),
  runAct([moment, { act: "kill the browser", at: ["month_read", 1] }, slowDay], allVerified),
  runAct([moment, { act: "kill the renderer", at: atBook }, slowBook], allVerified, {
    logged: ["browser_relaunched"],
    ...core,
  }),
  runAct([moment, { act: "freeze the browser", at: atBook }, slowBook], allVerified, shortSteps),
  runAct([moment, { act: "kill the runner", at: atBook }, slowBook], ["silent"]),
  runAct([moment, { act: "lose the parent", at: atBook }, slowBook], ["silent"]),
  runAct([moment, { act: "stop now", at: atBook }, slowBook], ["stopped now", ...bothNotReached]),
  ...(
    [
      ["stop now", "stopped now", "book"],
      ["stop for memory", "stopped memory", "leave"],
      ["stop after this day", "stopped after_day", "day-page"],
    ] as const
  ).map(([act, end, on]) =>
    runAct(
      [
        moment,
        { act, at: ["rate_limited", 1] },
        { name: "rate-limit-redirect", on, times: "forever" },
      ],
      [end, ...bothNotReached],
      longWaits,
    ),
  ),
  siteFault(
    [moment, { name: "rate-limit-redirect", on: "book", times: "forever" }],
    ["stopped timeout", ...bothNotReached],
    { spec: { timeoutMs: 15_000, ratePauseMs: 600_000 } },
  ),
  runAct(
    [moment, { act: "stop for memory", at: atBook }, slowBook],
    ["stopped memory", ...bothNotReached],
  ),
  runAct(
    [moment, { act: "stop after this day", at: atBook }, slowBook],
    ["stopped after_day", ...bothNotReached],
  ),
  siteFault(
    [moment, { name: "slow", on: "book", value: 60_000 }],
    ["stopped timeout", ...bothNotReached],
    { spec: { timeoutMs: 25_000, stepTimeoutMs: 60_000 } },
  ),
];

/** What can go wrong between the employee's first page and the first press. */
export const readingFaults = [...survived, ...ends, ...acts];

/** Both days end the same way, before any press. */
function unread(
  ...[fault, code, day, what = {}]: [SimulatedFault, WantedEnd, WantedDay, Partial<FaultCase>?]
): FaultCase {
  return siteFault([moment, fault], [code, day, day], what);
}
