/// <reference lib="dom" />
import type { Page } from "playwright";
import { readFormTexts, refusalOf } from "./form-refusal.ts";
import { siteMap } from "../site-map.ts";

/** The form of 打刻修正 on a page (docs/jobcan.md §5.1, §13 b). */
export interface DayForm {
  present: boolean;
  /** The page, or a sentence in the form, says that this day cannot be corrected. */
  notCorrectable: boolean;
  /** The page says whose it is, by name or by number. */
  ownerShown: boolean;
  /** "YYYY-MM-DD" of its hidden fields, the day that a punch would be stored for; "" without them. */
  date: string;
  time: boolean;
  button: boolean;
  /** Field or button cannot be used. */
  disabled: boolean;
  /** The page is communicating, or only its button is off: it may be usable soon (docs/jobcan.md §13 e). */
  busy: boolean;
  note: boolean;
  noteRequired: boolean;
  /** Visible names of the 打刻場所, [] where there is no choice. */
  groups: string[];
  /** None of them is chosen yet. */
  placeOpen: boolean;
  /** Values of the punch kinds, [] where Jobcan chooses the kind. */
  kinds: string[];
  /** The kind is chosen by something that is not understood. */
  kindUnknown: boolean;
  /** The refusal where there is one, else what the page says about the day; "" for nothing. */
  message: string;
}

/** Pure: nothing can be entered through this form, or it must not be. */
export function takesNoPunch(form: DayForm): boolean {
  return !form.present || form.disabled || form.notCorrectable;
}

/** Pure: there is no kind to choose, so that Jobcan decides kinds by their order (docs/jobcan.md §5.2). */
export function decidesKinds({ kinds }: Pick<DayForm, "kinds">): boolean {
  return kinds.length === 0;
}

/** Reads the form with its messages. */
export async function readDayForm(page: Page): Promise<DayForm> {
  const { form, time, note, group, kind, button, off, busy, otherKind } = siteMap.day;
  const { person } = siteMap.employee;
  const kindWords = Object.values(siteMap.day.kinds).flat();
  const fields = { form, time, note, group, kind, button };
  const required = siteMap.day.required.source;
  const noPlace = siteMap.day.noPlace.source;
  const [found, texts] = await Promise.all([
    page.evaluate(extractForm, {
      fields,
      required,
      noPlace,
      off,
      busy,
      person,
      otherKind,
      kindWords,
    }),
    readFormTexts(page),
  ]);
  const refusal = refusalOf(found, texts);
  const beside = found.disabled ? texts.free[0] : undefined;
  const message = refusal ?? texts.said[0] ?? beside ?? "";
  return { ...found, notCorrectable: refusal !== undefined, message };
}

interface FormMap {
  fields: Record<"form" | "time" | "note" | "group" | "kind" | "button", string>;
  required: string;
  noPlace: string;
  off: string;
  busy: string;
  person: string;
  otherKind: string;
  kindWords: readonly string[];
}

/** Runs inside the page: it may use nothing but its argument. */
function extractForm(map: FormMap): Omit<DayForm, "notCorrectable" | "message"> {
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
    ...(form?.querySelector(`:is(${selector}):enabled`)?.querySelectorAll("option") ?? []),
  ];
  const isNone = new RegExp(map.noPlace, "i");
  const isPlace = (option: HTMLOptionElement) =>
    option.value !== "" && !isNone.test(option.text.trim());
  const places = optionsOf(fields.group);
  const isOff = time?.matches(map.off) === true;
  const isGrey = button?.matches(map.off) === true;
  const isLoading = document.querySelector(map.busy) !== null;
  const isRequired = new RegExp(map.required, "i");
  const otherKind = form?.querySelector(map.otherKind) ?? null;
  const otherSelects = [
    ...(form?.querySelectorAll(`select:not(${fields.kind}, ${fields.group})`) ?? []),
  ];
  const namesKinds = (select: Element) =>
    [...select.querySelectorAll("option")].filter(({ text, value }) =>
      [text.trim(), value].some((word) => map.kindWords.includes(word)),
    ).length > 1;
  return {
    present: form !== null,
    ownerShown: hidden("employee_id") !== "" || document.querySelector(map.person) !== null,
    date: date.includes("") ? "" : iso,
    time: time !== null,
    button: button !== null,
    disabled: isOff || (isGrey && !isLoading),
    busy: time !== null && button !== null && !isOff && (isGrey || isLoading),
    note: note !== null && !note.matches(":disabled"),
    noteRequired: note?.required === true || isRequired.test(noteRow?.textContent ?? ""),
    groups: places.filter(isPlace).map((option) => option.text.trim()),
    placeOpen: places.some(isPlace) && places.some((option) => option.selected && !isPlace(option)),
    kinds: optionsOf(fields.kind).map((option) => option.value),
    kindUnknown: otherKind !== null || otherSelects.some(namesKinds),
  };
}
