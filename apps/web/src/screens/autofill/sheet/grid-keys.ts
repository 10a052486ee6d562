import { useEffect, useRef, type FocusEvent, type KeyboardEvent } from "react";

/** Marks an element of the grid that the arrow keys lead to. */
export const gridStop = { tabIndex: -1, "data-stop": true } as const;

/**
 * The props of the table that is one tab stop, as the WAI-ARIA grid pattern has it: arrow keys, Home, End (with Ctrl: the first and last
 * row), Page Up and Page Down. Tab first leads to a mistake, or to the first stop, later to the last one. The elements
 * with `gridStop` take part; keys of a cell that is being edited do not arrive here.
 */
export function useGridKeys() {
  const grid = useRef<HTMLTableElement>(null);
  const column = useRef<number | undefined>(undefined);
  useEffect(() => keepOneStop(grid.current));
  useEffect(() => {
    if (!grid.current) return undefined;
    const resized = new ResizeObserver(() => keepOneStop(grid.current));
    resized.observe(grid.current);
    return () => resized.disconnect();
  }, []);
  const onFocus = ({ target }: FocusEvent<HTMLTableElement>) => {
    if (target.matches("[data-stop]")) makeTabStop(grid.current, target);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const from = event.target instanceof HTMLElement ? event.target.closest("[data-stop]") : null;
    if (event.defaultPrevented || event.altKey || event.metaKey || !grid.current || !from) return;
    const isSideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
    const wanted = isSideways ? undefined : column.current;
    const to = stopAfter({ grid: grid.current, from, wanted }, event);
    if (!to) return;
    event.preventDefault();
    to.focus();
    if (!isUpOrDown.has(event.key)) column.current = columnOf(to);
  };
  const onPointerDown = () => {
    column.current = undefined;
  };
  return { role: "grid", ref: grid, onFocus, onKeyDown, onPointerDown } as const;
}

/** Focuses the cell of this name ("C7") in the grid around an element that is about to disappear. */
export function focusCell(inside: Element, place: string): void {
  const cells = inside.closest("table")?.querySelectorAll<HTMLElement>("[data-place]") ?? [];
  [...cells].find(({ dataset }) => dataset["place"] === place)?.focus();
}

interface Place {
  grid: HTMLElement;
  from: Element;
  /** The column to keep to while moving up and down; absent for that of the element. */
  wanted: number | undefined;
}

function stopAfter(
  { grid, from, wanted }: Place,
  { key, ctrlKey }: KeyboardEvent,
): HTMLElement | undefined {
  const rows = rowsOf(grid);
  const at = rows.findIndex((stops) => stops.some((stop) => stop === from));
  const stops = rows[at] ?? [];
  const inRow = stops.findIndex((stop) => stop === from);
  const column = wanted ?? columnOf(from);
  const inRowAt = (index: number) =>
    nearest(rows[Math.min(Math.max(index, 0), rows.length - 1)], column);
  switch (key) {
    case "ArrowRight":
      return stops[inRow + 1];
    case "ArrowLeft":
      return stops[inRow - 1];
    case "ArrowDown":
      return rows[at + 1] && inRowAt(at + 1);
    case "ArrowUp":
      return rows[at - 1] && inRowAt(at - 1);
    case "PageDown":
      return inRowAt(at + pageRows);
    case "PageUp":
      return inRowAt(at - pageRows);
    case "Home":
      return (ctrlKey ? rows[0] : stops)?.[0];
    case "End":
      return (ctrlKey ? rows.at(-1) : stops)?.at(-1);
    default:
      return undefined;
  }
}

/** The rows that have stops; a row of findings has only those of its suggestions. */
function rowsOf(grid: HTMLElement): HTMLElement[][] {
  return [...grid.querySelectorAll("tr")].map(stopsIn).filter((stops) => stops.length > 0);
}

function stopsIn(place: Element): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>("[data-stop]")].filter(canTakeFocus);
}

/** Neither disabled nor left out on a narrow screen. */
function canTakeFocus(stop: HTMLElement): boolean {
  return !stop.matches(":disabled") && stop.getClientRects().length > 0;
}

function columnOf(stop: Element): number {
  return stop.closest<HTMLTableCellElement>("td, th")?.cellIndex ?? 0;
}

function nearest(stops: readonly HTMLElement[] = [], column: number): HTMLElement | undefined {
  const distance = (stop: HTMLElement) => Math.abs(columnOf(stop) - column);
  return stops.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** One that has become disabled, or is left out since the screen became narrow, would make Tab pass over the grid. */
function keepOneStop(grid: HTMLElement | null): void {
  const stop = grid?.querySelector<HTMLElement>('[data-stop][tabindex="0"]');
  if (!grid || (stop && canTakeFocus(stop))) return;
  const stops = stopsIn(grid);
  makeTabStop(grid, stops.find((other) => other.matches(".cell-error")) ?? stops[0]);
}

function makeTabStop(grid: HTMLElement | null, stop: HTMLElement | undefined): void {
  if (!grid || !stop) return;
  for (const other of grid.querySelectorAll<HTMLElement>('[data-stop][tabindex="0"]'))
    other.tabIndex = -1;
  stop.tabIndex = 0;
}

const isUpOrDown = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown"]);
const pageRows = 10;
