import type { ColumnMapping } from "@jobcan-automation/contract";
import type { Headers } from "./chosen-columns.ts";

/** Where choices are stored between visits; `localStorage` in the page. */
export interface ChoiceStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const storageKey = "jobcan-autofill.columns";
const maxRemembered = 20;

/** The columns that were last chosen for these headings, if any. */
export function recallColumns(store: ChoiceStore, headers: Headers): ColumnMapping | undefined {
  return readAll(store).find(({ signature }) => signature === signatureOf(headers))?.mapping;
}

/** Stores the columns chosen for these headings; beyond a limit the oldest choices are dropped. */
export function rememberColumns(
  store: ChoiceStore,
  headers: Headers,
  mapping: ColumnMapping,
): void {
  const signature = signatureOf(headers);
  const others = readAll(store).filter((choice) => choice.signature !== signature);
  store.setItem(
    storageKey,
    JSON.stringify([{ signature, mapping }, ...others].slice(0, maxRemembered)),
  );
}

interface Remembered {
  signature: string;
  mapping: ColumnMapping;
}

function signatureOf(headers: Headers): string {
  // A column without a heading is only listed when it has content, which differs from month to month.
  const named = headers.filter(({ text }) => text.trim() !== "");
  return named.map(({ column, text }) => `${column}=${text.trim()}`).join("|");
}

function readAll(store: ChoiceStore): Remembered[] {
  try {
    const stored: unknown = JSON.parse(store.getItem(storageKey) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isRemembered) : [];
  } catch {
    // A damaged entry is treated like none.
    return [];
  }
}

function isRemembered(value: unknown): value is Remembered {
  if (typeof value !== "object" || value === null) return false;
  if (!("signature" in value) || !("mapping" in value)) return false;
  return typeof value.signature === "string" && isMapping(value.mapping);
}

function isMapping(value: unknown): value is ColumnMapping {
  if (typeof value !== "object" || value === null) return false;
  return (
    ["date", "start", "end"].every((role) => role in value) &&
    Object.values(value).every((column) => Number.isInteger(column) && column > 0)
  );
}
