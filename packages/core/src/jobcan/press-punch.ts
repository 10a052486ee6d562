import type { HeldPunch, WantedPunch } from "@jobcan-automation/contract";
import type { Page, Request, Response } from "playwright";
import { toAutofillError } from "../errors.ts";
import { toFourDigits } from "./clock-text.ts";
import { readHeld } from "./day-page.ts";
import { type InsertReply, parseInsertReply } from "./insert-reply.ts";
import { siteMap } from "./site-map.ts";
import type { SiteVisit } from "./site-visit.ts";

/** One punch to be entered on the day page at hand. */
export interface PunchEntry {
  punch: WantedPunch;
  note: string;
  groupName: string | undefined;
  /** The form offers kinds, so one is chosen. */
  choosesKind: boolean;
}

/** What came of a press. `lost`: no reply that says anything; the punch may or may not be there. `held` is Jobcan's own list after storing. */
export type PressEnd =
  | { end: "accepted"; held: HeldPunch[] | undefined }
  | { end: "refused"; field: string; code: string; siteText: string }
  | { end: "lost"; cause: string };

/** Fills the form of the day page at hand. Nothing is sent yet. */
export function typePunch(visit: SiteVisit, entry: PunchEntry, signal: AbortSignal): Promise<void> {
  return visit.act("type_punch", signal, (page) => typeIn(page, entry));
}

/** Presses the button once and takes the reply; never throws, whatever happens after the press. */
export async function pressButton(visit: SiteVisit, signal: AbortSignal): Promise<PressEnd> {
  try {
    const reply = await visit.act("press_punch", signal, pressAndRead);
    return await toEnd(visit, reply, signal);
  } catch (error) {
    const { code, facts } = toAutofillError(signal.aborted ? undefined : error);
    return { end: "lost", cause: String(facts["cause"] ?? code) };
  }
}

async function typeIn(page: Page, entry: PunchEntry): Promise<void> {
  const form = page.locator(siteMap.day.form).first();
  await form.locator(siteMap.day.time).first().fill(toFourDigits(entry.punch.timeMin));
  if (entry.choosesKind) {
    await form.locator(siteMap.day.kind).first().selectOption(entry.punch.kind, quick);
  }
  if (entry.groupName !== undefined) {
    const group = form.locator(siteMap.day.group).first();
    if ((await group.count()) > 0) await group.selectOption({ label: entry.groupName }, quick);
  }
  if (entry.note !== "") {
    const note = form.locator(siteMap.day.note).first();
    if ((await note.count()) > 0) await note.fill(entry.note);
  }
}

/** Options that were just read off this very page are there at once or not at all. */
const quick = { timeout: 2_000 };

async function pressAndRead(page: Page): Promise<InsertReply> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const onResponse = (response: Response) => {
    if (isInsert(response.request())) resolve(response);
  };
  const onFailed = (request: Request) => {
    if (isInsert(request)) reject(new Error(request.failure()?.errorText ?? "net::ERR_FAILED"));
  };
  page.on("response", onResponse);
  page.on("requestfailed", onFailed);
  try {
    const button = page.locator(siteMap.day.form).first().locator(siteMap.day.button).first();
    const [response] = await Promise.all([promise, button.click()]);
    if (response.status() !== 200)
      return { kind: "no_answer", cause: `status_${response.status()}` };
    return parseInsertReply(await response.text());
  } finally {
    page.off("response", onResponse);
    page.off("requestfailed", onFailed);
  }
}

function isInsert(request: Request): boolean {
  if (request.method() !== "POST") return false;
  const path = URL.parse(request.url())?.pathname.replace(/\/$/, "");
  return path === siteMap.paths.insert;
}

async function toEnd(visit: SiteVisit, reply: InsertReply, signal: AbortSignal): Promise<PressEnd> {
  switch (reply.kind) {
    case "no_answer":
      return { end: "lost", cause: reply.cause };
    case "refused": {
      const siteText = await visit.act("read_refusal", signal, readErrors);
      return { end: "refused", field: reply.field, code: reply.code, siteText };
    }
    case "accepted": {
      const { logTable } = reply;
      if (logTable === undefined || reply.refresh) return { end: "accepted", held: undefined };
      const held = await visit.act("read_list", signal, (page) => readHeld(page, logTable));
      return { end: "accepted", held };
    }
  }
}

async function readErrors(page: Page): Promise<string> {
  const texts = await page.locator(siteMap.day.errors).allTextContents();
  return texts.join(" ");
}
