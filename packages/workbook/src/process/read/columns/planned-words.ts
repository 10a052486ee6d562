/** True for a cell that marks its row as planned. */
export function isPlannedWord(text: string): boolean {
  return /^(?:勤務)?(?:予定|計画|シフト)$|^plan(?:ned)?$/i.test(text.trim());
}
