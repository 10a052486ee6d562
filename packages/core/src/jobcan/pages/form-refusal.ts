/// <reference lib="dom" />
/* oxlint-disable unicorn/consistent-function-scoping -- a function that runs inside the page must carry its helpers with it */
import type { Page } from "playwright";
import { siteMap } from "../site-map.ts";

/** What the page and the form of 打刻修正 say in words. */
export interface FormTexts {
  /** Warnings at the page's usual places. */
  said: readonly string[];
  /** Every visible text of the form except help, options and places for errors. */
  form: readonly string[];
  /** Those of them that are no label and have no field in the same row. */
  free: readonly string[];
  /** A visible field of the form takes text. */
  textInputs: boolean;
  /** A field or button of the form is visible. */
  controls: boolean;
}

/**
 * Pure: the sentence that refuses corrections of a day (docs/jobcan.md §13 b); undefined where there is none. Where
 * field and button are usable, only words of refusal count, and no rule for all days; where one is missing, any
 * sentence in its place counts. A form without its known field that still takes text is not understood.
 */
export function refusalOf(
  form: { present: boolean; time: boolean; button: boolean; disabled: boolean },
  texts: FormTexts,
): string | undefined {
  const { notCorrectable, thisDay, refuses, rule } = siteMap.day;
  const isWhole = form.present && form.time && form.button && !form.disabled;
  const isWord = (text: string) => !isWhole || !rule.test(text) || thisDay.test(text);
  const known =
    texts.form.find((text) => notCorrectable.test(text) && isWord(text)) ??
    texts.free.find((text) => refuses.test(text) && isWord(text)) ??
    texts.said.find((text) => notCorrectable.test(text) && (!isWhole || thisDay.test(text)));
  if (known !== undefined || !form.present || (form.time && form.button)) return known;
  if (!form.time && texts.textInputs) return undefined;
  return texts.free[0] ?? (texts.controls ? undefined : texts.form[0]);
}

/** Reads the texts in one round trip. */
export function readFormTexts(page: Page): Promise<FormTexts> {
  const { form, refusal } = siteMap.day;
  return page.evaluate(extractTexts, { form, refusal });
}

/** Runs inside the page: it may use nothing but its argument. */
function extractTexts(map: { form: string; refusal: string }): FormTexts {
  const form = document.querySelector(map.form);
  const plain = (text: string | null) => (text ?? "").replace(/\s+/g, " ").trim().slice(0, 300);
  // Style sheets are not loaded, so only class and style attributes show what a page hides.
  const unseen = ".d-none, [hidden], [style*='display:none'], [style*='display: none']";
  const silent = `script, style, option, textarea, small, [id$='_error'], ${unseen}`;
  const field = "input:not([type='hidden']), select, textarea, button";
  const text = ["text", "time", "tel", "number"].map((type) => `input[type='${type}']`);
  const isThere = (selector: string) =>
    [...(form?.querySelectorAll(selector) ?? [])].some((found) => found.closest(unseen) === null);
  const isFree = (element: Element) => {
    if (element.closest("th, label, dt, button, a") !== null) return false;
    const row = element.closest("tr, dl, .form-group, .row");
    if (row === null || row === form || form?.contains(row) !== true) return true;
    return row.querySelector(`${field}, th, label, dt`) === null;
  };
  const speaks = (element: Element) =>
    element.closest(silent) === null &&
    [...element.childNodes].some(
      ({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && plain(nodeValue) !== "",
    );
  const elements = form === null ? [] : [form, ...form.querySelectorAll("*")].filter(speaks);
  // A sentence may be split over elements: take its whole container, unless that holds fields.
  const wordsOf = (element: Element) =>
    element.querySelector(field) === null
      ? plain(element.textContent)
      : plain(
          [...element.childNodes]
            .map(({ nodeType, nodeValue }) => (nodeType === Node.TEXT_NODE ? nodeValue : ""))
            .join(" "),
        );
  return {
    said: [...document.querySelectorAll(map.refusal)]
      .filter((place) => place.closest(unseen) === null)
      .map((place) => plain(place.textContent))
      .filter((words) => words !== ""),
    form: elements.map(wordsOf),
    free: elements.filter(isFree).map(wordsOf),
    textInputs: isThere(["input:not([type])", ...text].join(", ")),
    controls: isThere(field),
  };
}
