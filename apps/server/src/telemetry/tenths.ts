/** Megabytes as they are shown, with one decimal. */
export function tenths(mb: number): number {
  return Math.round(mb * 10) / 10;
}
