/// <reference lib="dom" />
/* oxlint-disable unicorn/consistent-function-scoping -- a function that runs inside the page must carry its helpers with it */
import type { Page } from "playwright";
import { siteMap } from "../../site-map.ts";

/** What the page of leave requests shows beside its tables, headings and ways to other pages. */
export interface LeaveSigns {
  /** Each text by itself. */
  texts: readonly string[];
  /** The same within forms, which search, or hold a list. */
  formTexts: readonly string[];
  /** Words of what can be clicked now, beside the menu: buttons and links. */
  clickable: readonly string[];
  /** The same of what turns pages. */
  pager: readonly string[];
  /** Title and headings. */
  headings: readonly string[];
  /** The place of the list is there. */
  hasResult: boolean;
  /** Something is still to come, or shown in a way that is not read: a frame, a tree of its own. */
  isLoading: boolean;
}

/** Reads them in one round trip. */
export function readLeaveSigns(page: Page): Promise<LeaveSigns> {
  return page.evaluate(extractSigns, siteMap.leave.signs);
}

/** Runs inside the page: it may use nothing but its argument. */
function extractSigns(map: typeof siteMap.leave.signs): LeaveSigns {
  const column = document.querySelector(map.column) ?? document.body;
  const plain = (text: string | null | undefined) =>
    (text ?? "").normalize("NFKC").replace(/\s+/g, " ").trim().slice(0, 200);
  const own = (element: Element) =>
    plain(
      [...element.childNodes]
        .map(({ nodeType, nodeValue }) => (nodeType === Node.TEXT_NODE ? nodeValue : ""))
        .join(" "),
    );
  const words = (element: Element) =>
    plain(element.textContent) ||
    plain(element.getAttribute("value") ?? element.getAttribute("aria-label"));
  // A closed tree cannot be seen: where the list stands, any element of the page's own making counts.
  const isOwnTree = (element: Element) =>
    plain(element.shadowRoot?.textContent) !== "" ||
    (element.localName.includes("-") && element.closest(map.result) !== null);
  const elements = [column, ...column.querySelectorAll("*")]
    .slice(0, map.mostElements)
    .filter((element) => element.closest(map.unseen) === null && element.checkVisibility());
  const open = elements.filter(
    (element) =>
      element.matches(map.clickable) &&
      element.closest(map.off) === null &&
      element.closest("tbody") === null,
  );
  const speaking = elements.filter((element) => element.closest(map.silent) === null);
  const textsOf = (some: Element[]) => some.map(own).filter((text) => text !== "");
  return {
    texts: textsOf(speaking.filter((element) => element.closest("form") === null)),
    formTexts: textsOf(speaking.filter((element) => element.closest("form") !== null)),
    clickable: open.map(words),
    pager: open.filter((element) => element.closest(map.pager) !== null).map(words),
    headings: [
      plain(document.title),
      ...elements
        .filter((element) => element.matches(map.headings))
        .map((head) => plain(head.textContent)),
    ],
    hasResult: document.querySelector(map.result) !== null,
    isLoading: elements.some(
      (element) =>
        element.matches(map.loading) || element.matches(map.closed) || isOwnTree(element),
    ),
  };
}
