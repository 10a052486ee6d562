/** The kernel's "kB" as MB. */
export function mbFromKb(kb: number): number {
  return kb / 1024;
}

/** The number after `key` in a file of `key value` or `key: value` lines; undefined where there is none. */
export function numberAfter(text: string | undefined, key: string): number | undefined {
  for (const line of (text ?? "").split("\n")) {
    const [name, value] = line.split(/:?\s+/, 2);
    if (name === key && value !== undefined && /^\d+$/.test(value)) return Number(value);
  }
  return undefined;
}
