import type { SimulatedFault } from "@jobcan-automation/sandbox";
import {
  allVerified,
  core,
  type FaultCase,
  longPause,
  longWaits,
  runAct,
  shortSteps,
  shortWaits,
  siteFault,
  type WantedEnd,
} from "./fault-case.ts";

const moment = "during sign-in";
const unsent = { passwords: 0 } as const;
/** Delays the page until the act has happened. */
const slowPage: SimulatedFault = { name: "slow", on: "sign-in-page", times: 1, value: 1_500 };
const slowPost: SimulatedFault = { name: "slow", on: "sign-in-post", times: 1, value: 3_000 };
const atStart = ["signing_in", 1] as const;

/** Faults that end the run at the sign-in: no day is reached or reported. */
const ends: readonly FaultCase[] = [
  human({ name: "captcha" }, "captcha", { ...core, ...unsent }),
  human({ name: "unexpected-second-step" }, "second_step", core),
  human({ name: "password-expired" }, "password_expired"),
  human({ name: "terms-page" }, "terms"),
  human({ name: "redirect-other-host", on: "sign-in-post" }, "sso", core),
  ended({ name: "account-locked" }, "ACCOUNT_LOCKED"),
  ended({ name: "company-required" }, "COMPANY_REQUIRED"),
  ended({ name: "redirect-other-host" }, "UNEXPECTED_REDIRECT", { ...core, ...unsent }),
  ended({ name: "redirect-loop", on: "sign-in-page" }, "UNEXPECTED_REDIRECT", unsent),
  ended({ name: "maintenance-200", on: "sign-in-page" }, "SITE_MAINTENANCE", {
    ...core,
    ...unsent,
  }),
  ended({ name: "maintenance-503", on: "sign-in-page" }, "SITE_MAINTENANCE", unsent),
  ended({ name: "maintenance-503", on: "top" }, "SITE_MAINTENANCE"),
  ended({ name: "error-500", on: "sign-in-page" }, "SITE_UNAVAILABLE", { ...core, ...unsent }),
  ended({ name: "error-500", on: "top" }, "SITE_UNAVAILABLE"),
  ended(
    { name: "rate-limited-429", on: "sign-in-page", value: 120, times: "forever" },
    "SITE_RATE_LIMITED",
    { ...shortWaits, ...core, ...unsent, facts: { pauses: 10 } },
  ),
  ended({ name: "rate-limited-429", on: "sign-in-post" }, "SITE_RATE_LIMITED", shortWaits),
  ended({ name: "rate-limit-notice", on: "sign-in-post" }, "SITE_RATE_LIMITED", shortWaits),
  ended({ name: "rate-limit-redirect", on: "sign-in-post" }, "SITE_RATE_LIMITED", {
    ...shortWaits,
    ...core,
  }),
  ended(
    { name: "rate-limit-redirect", on: "sign-in-page", times: "forever" },
    "SITE_RATE_LIMITED",
    {
      ...shortWaits,
      ...unsent,
      facts: { pauses: 10 },
    },
  ),
  ended({ name: "renamed-field", on: "sign-in-page" }, "SITE_CHANGED", {
    facts: { field: "login" },
    ...core,
    ...unsent,
  }),
  ended({ name: "missing-button", on: "sign-in-page" }, "SITE_CHANGED", {
    facts: { field: "submit" },
    ...unsent,
  }),
  ended({ name: "missing-set-cookie" }, "SITE_CHANGED"),
  ended({ name: "token-rejected-once", on: "sign-in-post" }, "SITE_CHANGED", {
    facts: { field: "authenticity_token" },
  }),
  siteFault(
    [moment, { name: "other-person", on: "top" }],
    ["ACCOUNT_MISMATCH", "not_reached site_error", "not_reached site_error"],
  ),
  ended({ name: "connection-cut", on: "sign-in-page", times: "forever" }, "NETWORK_ERROR", unsent),
  ended({ name: "connection-cut", on: "sign-in-post", times: "forever" }, "NETWORK_ERROR", core),
  ended({ name: "reply-lost-after-store", on: "sign-in-post", value: 1 }, "NETWORK_ERROR"),
  ended({ name: "hang-renderer", on: "sign-in-page" }, "SITE_UNAVAILABLE", {
    ...shortSteps,
    ...unsent,
  }),
  ended({ name: "slow", on: "sign-in-post", value: 60_000 }, "SITE_UNAVAILABLE", shortSteps),
  { moment, faults: [], tls: true, end: "TLS_ERROR", days: [], lane: "nightly", ...unsent },
];

const survived: readonly FaultCase[] = (
  [
    { name: "robots-words" },
    { name: "alert-on-load" },
    { name: "leave-dialog" },
    { name: "popup-on-load" },
    { name: "endless-analytics" },
    { name: "load-internal-hosts" },
    { name: "connection-cut", on: "sign-in-page", times: 1 },
    { name: "error-500", on: "sign-in-page", times: 2 },
    { name: "error-500", on: "top", times: 1 },
    { name: "reply-lost-after-store", on: "top", times: 1 },
    { name: "session-expired", on: "top", value: 1 },
    { name: "huge-page", on: "sign-in-page", value: 1_000_000 },
    { name: "hang-renderer", on: "sign-in-page", times: 1 },
    { name: "slow-bytes", on: "sign-in-page", value: 20_000 },
  ] as const
).map((fault) =>
  siteFault([moment, fault], allVerified, fault.name === "hang-renderer" ? shortSteps : {}),
);

const limited: readonly FaultCase[] = [
  ...(
    [
      { name: "rate-limited-429", on: "sign-in-page", value: 1 },
      { name: "rate-limited-503", on: "top" },
      { name: "rate-limit-leads", on: "sign-in-page" },
      { name: "rate-limit-notice", on: "sign-in-page", value: 1 },
    ] as const
  ).map((fault) => siteFault([moment, fault], allVerified, shortWaits)),
  ...(["sign-in-page", "top", "/jbcoauth/callback"] as const).map((on) =>
    siteFault([moment, { name: "rate-limit-redirect", on, times: 2 }], allVerified, shortWaits),
  ),
  siteFault([moment, { name: "rate-limit-redirect", on: "bridge", value: 1 }], allVerified, {
    ...shortWaits,
    ...core,
  }),
];

const acts: readonly FaultCase[] = [
  runAct(
    [
      moment,
      { act: "stop after this day", at: ["rate_limited", 1] },
      { name: "rate-limit-redirect", on: "top", times: "forever" },
    ],
    ["stopped after_day"],
    longWaits,
  ),
  runAct([moment, { act: "kill the browser", at: atStart }, slowPage], allVerified, core),
  runAct([moment, { act: "kill the renderer", at: atStart }, slowPage], allVerified),
  runAct([moment, { act: "freeze the browser", at: atStart }, slowPage], allVerified, shortSteps),
  runAct(
    [moment, { act: "kill the browser", at: "password seen" }, slowPost],
    ["BROWSER_CRASHED"],
    core,
  ),
  runAct([moment, { act: "kill the runner", at: atStart }, slowPage], ["silent"], unsent),
  runAct([moment, { act: "lose the parent", at: atStart }, slowPage], ["silent"], unsent),
  runAct([moment, { act: "stop now", at: atStart }, slowPage], ["stopped now"], unsent),
  runAct([moment, { act: "stop for memory", at: atStart }, slowPage], ["stopped memory"], unsent),
  runAct(
    [moment, { act: "stop after this day", at: atStart }, slowPage],
    ["stopped after_day", "not_reached stopped", "not_reached stopped"],
    longPause,
  ),
  siteFault([moment, { name: "slow", on: "top", value: 60_000 }], ["stopped timeout"], {
    spec: { timeoutMs: 25_000, stepTimeoutMs: 60_000 },
  }),
];

/** What can go wrong up to the employee's first page. */
export const signInFaults = [...ends, ...survived, ...limited, ...acts];

function ended(fault: SimulatedFault, code: WantedEnd, what: Partial<FaultCase> = {}): FaultCase {
  return siteFault([moment, fault], [code], what);
}

function human(fault: SimulatedFault, kind: string, what: Partial<FaultCase> = {}): FaultCase {
  return ended(fault, "HUMAN_CHECK_REQUIRED", { facts: { kind }, ...what });
}
