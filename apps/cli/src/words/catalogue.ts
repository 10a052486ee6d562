import type { Language } from "@jobcan-automation/sentences";
import type { CliWords } from "./cli-words.ts";
import { enWords } from "./en/en.ts";
import { jaWords } from "./ja/ja.ts";

/** Every language's words. */
export const cliWords: Readonly<Record<Language, CliWords>> = { ja: jaWords, en: enWords };
