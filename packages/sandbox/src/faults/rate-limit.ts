import { messagePage } from "../pages/message-page.ts";
import { originOf } from "../routes/context.ts";
import type { Fault } from "./fault.ts";
import type { FaultAnswer, FaultChange } from "./fault-parts.ts";

/** The address at which the real site ends a visit that asks too much (docs/jobcan.md §13 a); what stands there is not known. */
const rateLimitPath = "/error/partial-rate-limit";

/** A host of Jobcan's beside the two that a client is told of. */
const thirdHost = "www.localhost";

/** Every page leads to the limit. `value` 1: on another of Jobcan's hosts. */
export const redirectToLimit: FaultAnswer = (c, value) =>
  c.req.path === rateLimitPath
    ? c.html(messagePage("アクセスが集中しています", "しばらくしてからお試しください。"))
    : c.redirect(value === 1 ? `${originOf(c, thirdHost)}${rateLimitPath}` : rateLimitPath);

/** The punch is stored, and its reply leads to the limit. */
export const replyToLimit: FaultChange = (c) => {
  c.res = c.redirect(rateLimitPath);
};

/** The seventh page within three eighths of `value` (3 of 8 seconds) is the last for `value` milliseconds. */
export const limitByWindow: FaultAnswer = (c, value, fault) => {
  const blockMs = value ?? 8_000;
  const nowMs = performance.now();
  const seen = windows.get(fault) ?? { loadsMs: [], blockedUntilMs: 0 };
  const loadsMs = [...seen.loadsMs.filter((at) => nowMs - at < (blockMs * 3) / 8), nowMs];
  const isBlocked = nowMs < seen.blockedUntilMs;
  const isSeventh = !isBlocked && loadsMs.length >= loadsInWindow;
  windows.set(fault, {
    loadsMs: isBlocked || isSeventh ? [] : loadsMs,
    blockedUntilMs: isSeventh ? nowMs + blockMs : seen.blockedUntilMs,
  });
  return isBlocked || isSeventh ? redirectToLimit(c, undefined, fault) : undefined;
};

const loadsInWindow = 7;
const windows = new WeakMap<Fault, { loadsMs: readonly number[]; blockedUntilMs: number }>();
