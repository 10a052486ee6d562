/// <reference lib="dom" />
/* oxlint-disable unicorn/consistent-function-scoping -- a function that runs inside the page must carry its helpers with it */
import type { Page } from "playwright";
import { byColumn, headersOf, type Spanning } from "./table-grid.ts";

/** A table as data. `found` is false where the page has nothing at the selector. */
export interface PageTable {
  found: boolean;
  headers: string[];
  rows: TableRow[];
}

export interface TableRow {
  className: string;
  cells: TableCell[];
  /** The page has it and does not show it, alone or with its table; absent where it shows it. */
  isHidden?: boolean;
}

export interface TableCell {
  text: string;
  links: string[];
  /** `title` and `data-original-title`: Bootstrap moves the words from one to the other. */
  tooltips: string[];
}

/** A place of a page: its tables in the page's order, and what stands beside them. `found` as in PageTable. */
export interface PagePlace {
  found: boolean;
  tables: PageTable[];
  /** The text outside of the tables, 300 characters at most. */
  beside: string;
  /** Links outside of the tables. */
  links: string[];
}

/**
 * Reads the first place that `root` finds, with every table at or under it; an existing but empty place gives none.
 * With `html`, that text is parsed instead of the page, and none of its scripts run.
 */
export async function readPlace(page: Page, root: string, html?: string): Promise<PagePlace> {
  const asked = { root, html: html ?? null, ...drawn };
  const { found, tables, beside, links } = await page.evaluate(extractTables, asked);
  return {
    found,
    beside,
    links,
    tables: tables.map(({ heads, rows }) => ({
      found,
      headers: headersOf(heads),
      rows: rowsOf(rows),
    })),
  };
}

function rowsOf(rows: FoundRow[]): TableRow[] {
  const cells = byColumn(
    rows.map((row) => row.cells),
    noCell,
  );
  return rows.map(({ className, isHidden }, index) => ({
    className,
    cells: (cells[index] ?? []).map(bare),
    ...(isHidden && { isHidden }),
  }));
}

const noCell = { text: "", links: [], tooltips: [], columns: 1, rows: 1 };

function bare({ text, links, tooltips }: TableCell): TableCell {
  return { text, links, tooltips };
}

type SpanningCell = TableCell & Spanning;

interface FoundTables {
  found: boolean;
  beside: string;
  links: string[];
  tables: {
    heads: SpanningCell[][];
    rows: FoundRow[];
  }[];
}

interface FoundRow {
  className: string;
  cells: SpanningCell[];
  isHidden: boolean;
}

/**
 * What a page hides, as class and style attributes show it, because style sheets are not loaded; and what it strikes
 * out: replaced by what follows.
 */
const drawn = {
  unseen:
    ".d-none:not([class*='d-sm-'], [class*='d-md-'], [class*='d-lg-'], [class*='d-xl-']), [hidden], [style*='display:none'], [style*='display: none'], .dropdown-menu, script, style, template",
  /** Buttons and fields, which show what they hold. */
  written: "input:not([type='hidden'], [type='checkbox'], [type='radio'], [type='image'])",
  struck: "del, s, strike, [style*='line-through']",
  breaks: "br, hr, p, div, li, td",
};

/**
 * Runs inside the page: it may use nothing but its argument. A cell of plain text is read without a copy: a month has
 * hundreds.
 */
function extractTables(asked: { root: string; html: string | null } & typeof drawn): FoundTables {
  const place =
    asked.html === null
      ? document.querySelector(asked.root)
      : new DOMParser().parseFromString(asked.html, "text/html").body;
  const isTable = place?.matches("table") === true;
  const tables = isTable ? [place] : [...(place?.querySelectorAll("table") ?? [])];
  const textOf = (element: Element, without = asked.unseen) => {
    const copy = element.childElementCount === 0 ? element : element.cloneNode(true);
    if (!(copy instanceof Element)) return "";
    for (const hidden of copy.querySelectorAll(without)) hidden.remove();
    for (const broken of copy.querySelectorAll(asked.breaks)) broken.after(" ");
    for (const old of copy.querySelectorAll(asked.struck)) old.after("→");
    const ofStruck = element.closest(asked.struck) === null ? "" : "→";
    return `${copy.textContent ?? ""}${ofStruck}`.replace(/\s+/g, " ").trim();
  };
  const attributes = (cell: Element, name: string) =>
    [...cell.querySelectorAll(`[${name}]`), cell]
      .map((element) => element.getAttribute(name) ?? "")
      .filter((value) => value !== "");
  const cellOf = (cell: Element) => {
    const fields = [...cell.querySelectorAll<HTMLInputElement>(asked.written)];
    return {
      text: [textOf(cell), ...fields.map(({ value }) => value)].join(" ").trim(),
      links: attributes(cell, "href"),
      tooltips: [...attributes(cell, "title"), ...attributes(cell, "data-original-title")],
      columns: cell instanceof HTMLTableCellElement ? cell.colSpan : 1,
      rows: cell instanceof HTMLTableCellElement ? cell.rowSpan : 1,
    };
  };
  // A header row written without a thead ends up in the body.
  const isHead = (row: Element) =>
    row.children.length > 1 && [...row.children].every(({ tagName }) => tagName === "TH");
  // Whether the place itself is shown is another matter.
  const hiding = [...(place?.querySelectorAll(asked.unseen) ?? [])];
  const tableOf = (table: Element) => {
    const all = [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table);
    const inHead = all.filter((row) => row.closest("thead") !== null);
    const heads = inHead.length > 0 ? inHead : all.filter(isHead).slice(0, 1);
    const rows = all.filter((row) => !heads.includes(row) && row.closest("tbody") !== null);
    return {
      heads: heads.map((row) => [...row.children].map(cellOf)),
      rows: rows.map((row) => ({
        className: row.className,
        cells: [...row.children].map(cellOf),
        isHidden: hiding.some((hidden) => hidden.contains(row)),
      })),
    };
  };
  const beside = place === null || isTable ? "" : textOf(place, `${asked.unseen}, table`);
  const links = [...(place?.querySelectorAll("a[href]") ?? [])]
    .filter((link) => link.closest("table") === null)
    .map((link) => link.getAttribute("href") ?? "");
  return {
    found: place !== null,
    beside: beside.slice(0, 300),
    links: links.slice(0, 200),
    tables: tables.map(tableOf),
  };
}
