import { mayBeExample } from "@jobcan-automation/timesheet";

/** True for a cell that marks its row as planned, or as taken back: 予定, 見込, 取消, 否認. */
export function isPlannedWord(text: string): boolean {
  const plain = text.normalize("NFKC").trim();
  return /^(?:勤務)?(?:予定|計画|シフト)$|^plan(?:ned)?$/i.test(plain) || open.test(plain);
}

/** True for a word that says that its row may be of no work done: 予定, 取消, サンプル. */
export function isNoRecord(text: string): boolean {
  return isPlannedWord(text) || mayBeExample(text);
}

/** True for a head over marks of rows that were taken back. */
export function isTakenBackHead(text: string): boolean {
  return /^(?:削除|取消|無効)(?:フラグ)?$/.test(text.normalize("NFKC").trim());
}

const open =
  /^(?:見込み?|仮|下書き?|否認|却下|棄却|差し?戻し?|取り?消し?済?み?|取り?下げ|削除済?み?|無効|キャンセル|draft|rejected|cancell?ed|void)$/i;
