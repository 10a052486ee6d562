/// <reference lib="dom" />
import type { Page } from "playwright";
import { siteMap } from "./site-map.ts";

/** The form of 打刻修正 as it stands on a page (jobcan-facts §5.1). */
export interface DayForm {
  present: boolean;
  /** The page says that this day takes no correction. */
  notCorrectable: boolean;
  /** "YYYY-MM-DD" of its hidden fields, the day that a punch would go to; "" without them. */
  date: string;
  time: boolean;
  button: boolean;
  /** Field or button cannot be used. */
  disabled: boolean;
  note: boolean;
  noteRequired: boolean;
  /** Visible names of the 打刻場所, [] where there is no choice. */
  groups: string[];
  /** Values of the punch kinds, [] where Jobcan decides by itself. */
  kinds: string[];
  /** What the page says about the day where it says anything. */
  message: string;
}

/** Reads the form; one round trip. */
export function readDayForm(page: Page): Promise<DayForm> {
  const { form, time, note, group, kind, button, refusal } = siteMap.day;
  const required = siteMap.day.required.source;
  const notCorrectable = siteMap.day.notCorrectable.source;
  const fields = { form, time, note, group, kind, button };
  return page.evaluate(extractForm, { fields, refusal, required, notCorrectable });
}

interface FormMap {
  fields: Record<"form" | "time" | "note" | "group" | "kind" | "button", string>;
  refusal: string;
  required: string;
  notCorrectable: string;
}

/** Runs inside the page: it may use nothing but its argument. */
function extractForm(map: FormMap): DayForm {
  const { fields } = map;
  const form = document.querySelector(fields.form);
  const time = form?.querySelector<HTMLInputElement>(fields.time) ?? null;
  const button = form?.querySelector<HTMLInputElement>(fields.button) ?? null;
  const note = form?.querySelector<HTMLTextAreaElement>(fields.note) ?? null;
  const hidden = (name: string) =>
    form?.querySelector<HTMLInputElement>(`[name='${name}']`)?.value ?? "";
  const date = [hidden("year"), hidden("month"), hidden("day")];
  const iso = date.map((part) => part.padStart(2, "0")).join("-");
  const noteRow = note?.closest("tr, .form-group, .row, dl") ?? null;
  const optionsOf = (selector: string) => [
    ...(form?.querySelector(selector)?.querySelectorAll("option") ?? []),
  ];
  const isRequired = new RegExp(map.required, "i");
  const isRefusal = new RegExp(map.notCorrectable, "i");
  const said = [...document.querySelectorAll(map.refusal)].map((place) => place.textContent ?? "");
  return {
    present: form !== null,
    notCorrectable: said.some((text) => isRefusal.test(text)),
    date: date.includes("") ? "" : iso,
    time: time !== null,
    button: button !== null,
    disabled: time?.disabled === true || button?.disabled === true,
    note: note !== null,
    noteRequired: note?.required === true || isRequired.test(noteRow?.textContent ?? ""),
    groups: optionsOf(fields.group).map((option) => option.text.trim()),
    kinds: optionsOf(fields.kind).map((option) => option.value),
    message: (said.find((text) => text.trim() !== "") ?? "").trim().slice(0, 300),
  };
}
