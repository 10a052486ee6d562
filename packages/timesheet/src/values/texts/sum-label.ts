import { toPlainText } from "./plain-text.ts";

/** True for words that name a sum: 合計, 小計, 出勤日数, 総労働時間, Total. */
export function isSumLabel(text: string): boolean {
  const plain = toPlainText(text);
  return sumLabel.test(plain) && !otherWords.test(plain);
}

/** Words of work that end like a sum: 設計, 統計. */
const otherWords = /(?:設|統|会|家|時|余|生)計:?$/;

const sumLabel =
  /^(?:[合小総累月]?計|平均|\D{0,12}(?:合計|小計|総計|累計|計|日数|回数|時間数|労働時間|総時間|実働時間)|(?:sub|grand)?total|sum|average):?$/i;
