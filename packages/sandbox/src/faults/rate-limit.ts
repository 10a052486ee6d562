import { messagePage } from "../pages/message-page.ts";
import { originOf } from "../routes/context.ts";
import type { ActiveFault } from "./simulated-fault.ts";
import type { FaultAnswer, FaultChange } from "./fault-parts.ts";

/**
 * Where the real site redirects a client that sends too many requests (docs/jobcan.md §13 a); its content is unknown.
 */
export const rateLimitPath = "/error/partial-rate-limit";

/** The page of the limit, there for every client that keeps its address. */
export function rateLimitPage(): ReturnType<typeof messagePage> {
  return messagePage("アクセスが集中しています", "しばらくしてからお試しください。");
}

/** A host of Jobcan beside the two that a client is configured with. */
const thirdHost = "www.localhost";

/** Every page redirects to the limit's page. `value` 1: on another of Jobcan's hosts. */
export const redirectToLimit: FaultAnswer = (c, value) =>
  c.req.path === rateLimitPath
    ? c.html(rateLimitPage())
    : c.redirect(value === 1 ? `${originOf(c, thirdHost)}${rateLimitPath}` : rateLimitPath);

/** The punch is stored, and its reply redirects to the limit's page. */
export const replyToLimit: FaultChange = (c) => {
  c.res = c.redirect(rateLimitPath);
};

/** Redirects for `value` milliseconds from the seventh page on that is loaded within three eighths of `value`. */
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
const windows = new WeakMap<ActiveFault, { loadsMs: readonly number[]; blockedUntilMs: number }>();
