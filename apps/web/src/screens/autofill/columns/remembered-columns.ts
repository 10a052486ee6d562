import type { ColumnMapping } from "@jobcan-automation/contract";

interface Header {
  column: number;
  text: string;
}

/** Where choices are kept between visits; `localStorage` in the page. */
export interface ChoiceStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const storageKey = "jobcan-autofill.columns";
const maxRemembered = 20;

/** The columns chosen for these headings before, if ever. */
export function recallColumns(
  store: ChoiceStore,
  headers: readonly Header[],
): ColumnMapping | undefined {
  return readAll(store).find(({ signature }) => signature === signatureOf(headers))?.mapping;
}

/** Keeps the columns chosen for these headings; the oldest choices go first. */
export function rememberColumns(
  store: ChoiceStore,
  headers: readonly Header[],
  mapping: ColumnMapping,
): void {
  const signature = signatureOf(headers);
  const others = readAll(store).filter((kept) => kept.signature !== signature);
  store.setItem(
    storageKey,
    JSON.stringify([{ signature, mapping }, ...others].slice(0, maxRemembered)),
  );
}

interface Remembered {
  signature: string;
  mapping: ColumnMapping;
}

function signatureOf(headers: readonly Header[]): string {
  // A column without a heading is only told of when something is in it, which is not so every month.
  const named = headers.filter(({ text }) => text.trim() !== "");
  return named.map(({ column, text }) => `${column}=${text.trim()}`).join("|");
}

function readAll(store: ChoiceStore): Remembered[] {
  try {
    const kept: unknown = JSON.parse(store.getItem(storageKey) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isRemembered) : [];
  } catch {
    // A damaged entry is worth no more than none.
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
