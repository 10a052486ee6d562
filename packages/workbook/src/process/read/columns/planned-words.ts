/** True of a cell that calls its row a plan. */
export function isPlannedWord(text: string): boolean {
  return /^(?:勤務)?(?:予定|計画|シフト)$|^plan(?:ned)?$/i.test(text.trim());
}
