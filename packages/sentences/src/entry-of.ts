/** The table's own entry for a fact; undefined for a fact that is no key of it. */
export function entryOf<T>(table: Readonly<Record<string, T>>, key: unknown): T | undefined {
  return typeof key === "string" && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** A fact as text to show; undefined where there is none. */
export function textOf(fact: unknown): string | undefined {
  return typeof fact === "string" && fact !== "" ? fact : undefined;
}
