const bytesPerMb = 1024 * 1024;

/** Bytes as MB (MiB). */
export function mbFromBytes(bytes: number): number {
  return bytes / bytesPerMb;
}

/** The kernel's "kB" as MB. */
export function mbFromKb(kb: number): number {
  return kb / 1024;
}

/** One decimal, as every figure is told. */
export function roundMb(mb: number): number {
  return Math.round(mb * 10) / 10;
}

/** The number after `key` in a file of `key value` or `key: value` lines; undefined where it is not told. */
export function numberAfter(text: string | undefined, key: string): number | undefined {
  for (const line of (text ?? "").split("\n")) {
    const [name, value] = line.split(/:?\s+/, 2);
    if (name === key && value !== undefined && /^\d+$/.test(value)) return Number(value);
  }
  return undefined;
}
