import { en } from "./en/en.ts";
import { ja } from "./ja/ja.ts";
import type { Language, Sentences } from "./sentences.ts";

export { clockText } from "./clock-text.ts";
export { en } from "./en/en.ts";
export { ja } from "./ja/ja.ts";
export { type ErrorSentence, type Language, languages, type Sentences } from "./sentences.ts";
export { probeLines, probeSummary } from "./probe-lines.ts";
export { receiptLabels } from "./receipt-labels.ts";
export {
  approvalSentence,
  choiceText,
  errorSentence,
  issueSentence,
  logSentence,
  punchesText,
  reasonSentence,
  suggestionsFor,
} from "./to-sentence.ts";

/** Every language's catalogue. */
export const catalogues: Readonly<Record<Language, Sentences>> = { ja, en };
