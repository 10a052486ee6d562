import { en } from "./en/en.ts";
import { ja } from "./ja/ja.ts";
import type { Language, Sentences } from "./sentences.ts";

export { clockText } from "./clock-text.ts";
export { en } from "./en/en.ts";
export { ja } from "./ja/ja.ts";
export type { ErrorSentence, Language, Sentences } from "./sentences.ts";
export { languages } from "./sentences.ts";
export { tellError, tellIssue, tellLog, tellPunches, tellReason } from "./tell.ts";

/** Every language's catalogue. */
export const catalogues: Readonly<Record<Language, Sentences>> = { ja, en };
