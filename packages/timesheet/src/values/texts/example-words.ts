import { toPlainText } from "./plain-text.ts";

/** True for the words that mark a line as an example of how to fill in the sheet, and nothing else: 例, 記入例, Sample. */
export function isExampleMark(text: string): boolean {
  return exampleAlone.test(toPlainText(text));
}

/** True for words that may mean an example, or what was worked on: サンプル, 見本. */
export function mayBeExample(text: string): boolean {
  return /^(?:見本|サンプル|sample|example)$/i.test(toPlainText(text));
}

/** True for a date cell of such a line: 例, 「例)11/1」, `YYYY/MM/DD`, 「○月○日」. */
export function isExampleDate(plain: string): boolean {
  return (
    exampleStart.test(plain) ||
    /^(?:y{2,4}[/.年-])?m{1,2}[/.月-]d{1,2}日?$/i.test(plain) ||
    /^[○〇●]{1,4}(?:[年月/][○〇●]{1,2}){1,2}日?$/.test(plain)
  );
}

const exampleStart =
  /^[(【<[※]*(?:記入|入力|記載)?(?:例|見本|サンプル)|^(?:sample|example|e\.?g\.?)/i;
const exampleAlone = /^[(【<[※]*(?:例|(?:記入|入力|記載)(?:例|見本|サンプル))[)】>\]:→⇒]*$/;
