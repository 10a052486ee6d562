import { type HeldPunch, toAutofillError } from "@jobcan-automation/contract";
import type { Page, Request, Response } from "playwright";
import { retryAfter } from "../../browser/watch-navigation.ts";
import { readHeld } from "../pages/day-page.ts";
import { type InsertReply, parseInsertReply } from "./insert-reply.ts";
import { isLimitHtml, isRateLimitUrl, namesLimit, saysLimit } from "../visit/limit-signs.ts";
import { siteMap } from "../site-map.ts";
import type { SiteVisit } from "../visit/site-visit.ts";
import { newOverlay, readOverlays } from "./overlays.ts";
import { watchQuestion } from "./watch-question.ts";
import { watchOwnReload } from "./own-reload.ts";
import { pressInsertButton } from "./type-punch.ts";

/**
 * The result of a press. `lost`: no usable reply, the punch may or may not be stored. `held` is Jobcan's own list after
 * storing. `reload`: whether the reply asks the page to load itself anew, and it did.
 */
export type PressEnd =
  | { end: "accepted"; held: HeldPunch[] | undefined; reload: Reload }
  | { end: "refused"; field: string; code: string; siteText: string }
  | { end: "lost"; cause: string }
  /** The reply was that of a limit of requests: by its status, its redirect or its words. */
  | { end: "limited"; retryAfterSecs: number | undefined }
  /** The page loaded itself anew at once, and the browser held the reply no more: the page has to show it. */
  | { end: "reloaded" }
  /** The page asked something, by a dialog, which was dismissed, or by a box of its own, and sent nothing after it. */
  | { end: "asked"; siteText: string }
  /** The button could not be pressed: nothing was sent. */
  | { end: "not_pressed" };

type Reload = "none" | "done" | "missed";

/**
 * Presses the button once, for the punch of this time that was typed, and reads the reply; never throws, whatever
 * happens after the press. `awaitsReload`: where the reply asks for it, the page's own loading is waited for.
 */
export async function pressButton(
  visit: SiteVisit,
  { timeMin, awaitsReload }: { timeMin: number; awaitsReload: boolean },
  signal: AbortSignal,
): Promise<PressEnd> {
  try {
    const press = async (page: Page): Promise<Pressed> => {
      using reload = watchOwnReload(page);
      const reply = await pressAndRead(page, timeMin);
      if (reply.kind === "unread") return (await reload.happened()) ? { kind: "reloaded" } : unread;
      if (reply.kind !== "accepted") return reply;
      if (!reply.refresh) return { ...reply, reload: "none" };
      const isDone = awaitsReload && (await reload.happened());
      return { ...reply, reload: isDone ? "done" : "missed" };
    };
    const reply = await visit.act("press_punch", signal, press);
    return await toEnd(visit, reply, signal);
  } catch (error) {
    const { code, facts } = toAutofillError(signal.aborted ? undefined : error);
    return { end: "lost", cause: String(facts["cause"] ?? code) };
  }
}

async function pressAndRead(
  page: Page,
  timeMin: number,
): Promise<InsertReply | Limited | AskedBack | NotPressed | Unread> {
  const { promise, resolve, reject } = Promise.withResolvers<Response | undefined>();
  const press = async () => {
    // Both are on their way at once, and the page does them in order.
    const [before, isPressed] = await Promise.all([
      readOverlays(page),
      pressInsertButton(page, timeMin),
    ]);
    if (!isPressed) return resolve(undefined);
    question.pressed(() => newOverlay(page, before));
  };
  const onResponse = (response: Response) => {
    if (isInsert(response.request())) resolve(response);
  };
  const onFailed = (request: Request) => {
    if (isInsert(request)) reject(new Error(request.failure()?.errorText ?? "net::ERR_FAILED"));
  };
  using question = watchQuestion(page, isInsert);
  page.on("response", onResponse);
  page.on("requestfailed", onFailed);
  try {
    const replied = Promise.all([promise, press()]).then(([response]) => response);
    const response = await Promise.race([replied, question.unsent]);
    if (typeof response === "string") return { kind: "asked", siteText: response };
    return response === undefined ? { kind: "not_pressed" } : await readReply(response);
  } finally {
    page.off("response", onResponse);
    page.off("requestfailed", onFailed);
  }
}

async function readReply(response: Response): Promise<InsertReply | Limited | Unread> {
  const status = response.status();
  const retryAfterSecs = retryAfter(response);
  const limited = { kind: "limited", retryAfterSecs } as const;
  if (isRateLimitUrl(response.headers()["location"] ?? "")) return limited;
  if (saysLimit({ status, retryAfterSecs })) return limited;
  const body = await response.text().catch(() => undefined);
  if (status !== 200) {
    const isNamed = body !== undefined && namesLimit(body);
    return isNamed ? limited : { kind: "no_answer", cause: `status_${status}` };
  }
  if (body === undefined) return { kind: "unread" };
  if (isLimitHtml(body)) return limited;
  const reply = parseInsertReply(body);
  return reply.kind === "no_answer" && namesLimit(body) ? limited : reply;
}

interface Limited {
  kind: "limited";
  retryAfterSecs: number | undefined;
}

interface Unread {
  kind: "unread";
}

interface AskedBack {
  kind: "asked";
  siteText: string;
}

interface NotPressed {
  kind: "not_pressed";
}

type Accepted = Extract<InsertReply, { kind: "accepted" }>;
type Pressed =
  | Exclude<InsertReply, Accepted>
  | Limited
  | AskedBack
  | NotPressed
  | { kind: "reloaded" }
  | (Accepted & { reload: Reload });

const unread = { kind: "no_answer", cause: "unread" } as const;

function isInsert(request: Request): boolean {
  if (request.method() !== "POST") return false;
  const path = URL.parse(request.url())?.pathname.replace(/\/$/, "");
  return path === siteMap.paths.insert;
}

async function toEnd(visit: SiteVisit, reply: Pressed, signal: AbortSignal): Promise<PressEnd> {
  switch (reply.kind) {
    case "not_pressed":
      return { end: "not_pressed" };
    case "reloaded":
      return { end: "reloaded" };
    case "asked":
      return { end: "asked", siteText: reply.siteText };
    case "no_answer":
      return { end: "lost", cause: reply.cause };
    case "limited":
      return { end: "limited", retryAfterSecs: reply.retryAfterSecs };
    case "refused": {
      const siteText = await visit.act("read_refusal", signal, readErrors);
      return { end: "refused", field: reply.field, code: reply.code, siteText };
    }
    case "accepted": {
      const { logTable, reload } = reply;
      const isShown = logTable !== undefined && reload === "none";
      const held = isShown ? await heldIn(visit, logTable, signal) : undefined;
      return { end: "accepted", held, reload };
    }
  }
}

/** Undefined for a list that is not understood: the day's own page then decides. */
async function heldIn(
  visit: SiteVisit,
  logTable: string,
  signal: AbortSignal,
): Promise<HeldPunch[] | undefined> {
  try {
    return await visit.act("read_list", signal, (page) => readHeld(page, logTable));
  } catch (error) {
    if (toAutofillError(error).code === "SITE_CHANGED") return undefined;
    throw error;
  }
}

async function readErrors(page: Page): Promise<string> {
  const texts = await page.locator(siteMap.day.errors).allTextContents();
  return texts.join(" ");
}
