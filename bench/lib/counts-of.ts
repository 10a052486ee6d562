/** "3 succeeded, 1 interrupted". */
export function countsOf(ends: readonly string[]): string {
  return [...Map.groupBy(ends, (end) => end)]
    .map(([end, all]) => `${all.length} ${end}`)
    .join(", ");
}
