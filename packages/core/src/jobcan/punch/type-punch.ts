/// <reference lib="dom" />
/* oxlint-disable unicorn/consistent-function-scoping -- a function that runs inside the page must carry its helpers with it */
import { type WantedPunch, AutofillError } from "@jobcan-automation/contract";
import type { Page } from "playwright";
import { toFourDigits } from "../pages/clock-text.ts";
import { siteMap } from "../site-map.ts";
import { stillBusy } from "../visit/wait-until-idle.ts";

/** One punch to be entered on the current day page. */
export interface PunchEntry {
  punch: WantedPunch;
  note: string;
  /** 打刻場所 by its visible name; the form's own choice when undefined. */
  groupName: string | undefined;
}

/**
 * Fills the form of the current day page in one round trip; sends nothing. SITE_CHANGED names a field that did not
 * accept its value, and is `stillBusy` where the button cannot be pressed.
 */
export async function typePunch(page: Page, entry: PunchEntry): Promise<void> {
  const { form, time, note, group, kind, button, off, busy } = siteMap.day;
  const refused = await page.evaluate(fillForm, {
    selectors: { form, time, note, group, kind, button, off, busy },
    time: toFourDigits(entry.punch.timeMin),
    kind: entry.punch.kind,
    note: entry.note,
    groupName: entry.groupName ?? "",
  });
  if (refused === "busy") throw stillBusy();
  if (refused !== "") throw new AutofillError("SITE_CHANGED", { page: "day", field: refused });
}

/**
 * Clicks the form's button from inside the page, where no overlay or animation can intercept it. False where it was not
 * clicked: it cannot be pressed now, or the time in the field is no longer this one.
 */
export function pressInsertButton(page: Page, timeMin: number): Promise<boolean> {
  const { form, time, button, off, busy } = siteMap.day;
  return page.evaluate(pressButton, {
    form,
    time,
    button,
    off,
    busy,
    typed: toFourDigits(timeMin),
  });
}

interface FormEntry {
  selectors: Record<
    "form" | "time" | "note" | "group" | "kind" | "button" | "off" | "busy",
    string
  >;
  time: string;
  kind: string;
  note: string;
  groupName: string;
}

/**
 * Runs inside the page: it may use nothing but its argument. Returns the name of the first field that did not accept
 * its value, or "".
 */
function fillForm(entry: FormEntry): string {
  const { selectors } = entry;
  const form = document.querySelector(selectors.form);
  const isOff = form?.querySelector(selectors.button)?.matches(selectors.off) === true;
  if (isOff || document.querySelector(selectors.busy) !== null) return "busy";
  const time = form?.querySelector<HTMLInputElement>(selectors.time);
  const note = form?.querySelector<HTMLTextAreaElement>(selectors.note);
  const kind = form?.querySelector<HTMLSelectElement>(selectors.kind);
  const group = form?.querySelector<HTMLSelectElement>(selectors.group);
  const set = (
    field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
    value: string,
  ) => {
    field.value = value;
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
    return field.value === value;
  };
  if (!time || !set(time, entry.time)) return "time";
  if (kind && !set(kind, entry.kind)) return "adit_item";
  if (note && entry.note !== "" && !set(note, entry.note.replaceAll("\r\n", "\n"))) return "notice";
  if (!group || entry.groupName === "") return "";
  const chosen = [...group.options].find((option) => option.text.trim() === entry.groupName);
  return chosen !== undefined && set(group, chosen.value) ? "" : "group_id";
}

/** Runs inside the page: it may use nothing but its argument. */
function pressButton(map: {
  form: string;
  time: string;
  button: string;
  off: string;
  busy: string;
  typed: string;
}): boolean {
  const form = document.querySelector(map.form);
  const button = form?.querySelector<HTMLElement>(map.button);
  const isTyped = form?.querySelector<HTMLInputElement>(map.time)?.value === map.typed;
  const isBusy = document.querySelector(map.busy) !== null;
  if (!button || button.matches(map.off) || isBusy || !isTyped) return false;
  button.click();
  return true;
}
