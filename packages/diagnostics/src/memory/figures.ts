const bytesPerMb = 1024 * 1024;

/** Bytes as MB (MiB). */
export function mbFromBytes(bytes: number): number {
  return bytes / bytesPerMb;
}

/** MB (MiB) as bytes. */
export function bytesFromMb(mb: number): number {
  return mb * bytesPerMb;
}

/** One decimal, as every figure is shown. */
export function roundMb(mb: number): number {
  return Math.round(mb * 10) / 10;
}
