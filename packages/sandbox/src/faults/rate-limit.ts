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

/** 429, with a time to come back; `value` 0 names none. */
export const tooMany: FaultAnswer = (c, value) => {
  if (value !== 0) c.header("Retry-After", String(value ?? 2));
  return c.html(messagePage("429", "アクセスが集中しています。"), 429);
};

/** 503 with a time to come back, and no word of maintenance. */
export const unavailableFor: FaultAnswer = (c, value) => {
  c.header("Retry-After", String(value ?? 2));
  return c.html(messagePage("503", "ただいまご利用いただけません。"), 503);
};

/** A page that leads on to the limit's: by meta refresh; `value` 1: by its script; 2: by one that does not name it. */
export const leadToLimit: FaultAnswer = (c, value = 0) => {
  if (c.req.path === rateLimitPath) return c.html(rateLimitPage());
  return c.html(`<!doctype html><title>JOBCAN</title>${leads[value] ?? leads[0]}<p>...</p>`);
};

const leads = [
  `<meta http-equiv="refresh" content="0; url=${rateLimitPath}">`,
  `<script>location.replace("${rateLimitPath}");</script>`,
  `<script>setTimeout(() => location.replace(["", "error", "partial-rate-limit"].join("/")), 200);</script>`,
] as const;

/** A notice in place of the page, in other words by `value` 0 to 3. That of 4 stands in the frame of the employee. */
export const noticeOfLimit: FaultAnswer = (c, value = 0) =>
  value === framedNotice ? undefined : c.html(messagePage("JOBCAN", notices[value] ?? ""));

/** The notice that stands where the employee's page has its content. */
export const noticeInFrame: FaultChange = async (c, value) => {
  if (value !== framedNotice) return;
  const page = await c.res.text();
  const main = `<main class="col"><p>${notices[0] ?? ""}</p></main>`;
  c.res = new Response(page.replace(/<main[^]*<\/main>/, main), c.res);
};

const framedNotice = 4;
const notices = [
  "ただいまアクセスが集中しています。",
  "しばらく時間をおいてから、再度お試しください。",
  "リクエストが多すぎます。",
  "Too many requests. Please try again later.",
] as const;

/**
 * The punch is stored, and its reply redirects to the limit's page. `value` 1: it is 429; 2: 503 with a time to come
 * back; 3: a notice.
 */
export const replyToLimit: FaultChange = async (c, value, fault) => {
  const answers = [undefined, tooMany, unavailableFor, noticeOfLimit];
  const answer = answers[value ?? 0];
  c.res = (await answer?.(c, 0, fault)) ?? c.redirect(rateLimitPath);
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
