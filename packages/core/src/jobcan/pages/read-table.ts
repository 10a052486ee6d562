/// <reference lib="dom" />
/* oxlint-disable unicorn/consistent-function-scoping -- a function that runs inside the page must carry its helpers with it */
import type { Page } from "playwright";

/** A table as data. `found` is false where the page has nothing at the selector. */
export interface PageTable {
  found: boolean;
  headers: string[];
  rows: TableRow[];
}

export interface TableRow {
  className: string;
  cells: TableCell[];
}

export interface TableCell {
  text: string;
  links: string[];
  /** `title` and `data-original-title`: Bootstrap moves the words from one to the other. */
  tooltips: string[];
}

/**
 * Reads the first table with a header (summary cards have none) at or under `root`; an existing but empty place gives
 * no rows. With `html`, that text is parsed instead of the page, and none of its scripts run.
 */
export async function readTable(page: Page, root: string, html?: string): Promise<PageTable> {
  const { found, tables } = await page.evaluate(extractTables, { root, html: html ?? null });
  const headed = tables.find(({ hasHead }) => hasHead) ?? tables[0];
  return { found, headers: headed?.headers ?? [], rows: headed?.rows ?? [] };
}

/**
 * Every table at or under the first place that `root` finds, in the page's order; undefined where there is no such
 * place.
 */
export async function readTables(page: Page, root: string): Promise<PageTable[] | undefined> {
  const { found, tables } = await page.evaluate(extractTables, { root, html: null });
  return found ? tables.map(({ headers, rows }) => ({ found, headers, rows })) : undefined;
}

interface FoundTables {
  found: boolean;
  tables: { hasHead: boolean; headers: string[]; rows: TableRow[] }[];
}

/** Runs inside the page: it may use nothing but its argument. */
function extractTables(asked: { root: string; html: string | null }): FoundTables {
  const place =
    asked.html === null
      ? document.querySelector(asked.root)
      : new DOMParser().parseFromString(asked.html, "text/html").body;
  const isTable = place?.matches("table") === true;
  const tables = isTable ? [place] : [...(place?.querySelectorAll("table") ?? [])];
  const textOf = (element: Element) => (element.textContent ?? "").replace(/\s+/g, " ").trim();
  const attributes = (cell: Element, name: string) =>
    [...cell.querySelectorAll(`[${name}]`), cell]
      .map((element) => element.getAttribute(name) ?? "")
      .filter((value) => value !== "");
  const cellOf = (cell: Element) => {
    const copy = cell.cloneNode(true);
    if (copy instanceof Element)
      for (const menu of copy.querySelectorAll(".dropdown-menu")) menu.remove();
    const buttons = [...cell.querySelectorAll("input[type='button'], input[type='submit']")];
    return {
      text: [
        copy instanceof Element ? textOf(copy) : "",
        ...buttons.map((b) => b.getAttribute("value") ?? ""),
      ]
        .join(" ")
        .trim(),
      links: attributes(cell, "href"),
      tooltips: [...attributes(cell, "title"), ...attributes(cell, "data-original-title")],
    };
  };
  // A header row written without a thead ends up in the body.
  const isHead = (row: Element) =>
    row.children.length > 1 && [...row.children].every(({ tagName }) => tagName === "TH");
  const tableOf = (table: Element) => {
    const headRow =
      table.querySelector("thead tr") ?? [...table.querySelectorAll("tr")].find(isHead);
    const bodyRows = [...table.querySelectorAll("tbody tr")].filter((row) => row !== headRow);
    return {
      hasHead: isTable || table.querySelector("thead th") !== null,
      headers: [...(headRow?.children ?? [])].map(textOf),
      rows: bodyRows.map((row) => ({
        className: row.className,
        cells: [...row.children].map(cellOf),
      })),
    };
  };
  return { found: place !== null && place !== undefined, tables: tables.map(tableOf) };
}
