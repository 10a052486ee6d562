import type { Language } from "@jobcan-automation/sentences";
import type { CliWords } from "./cli-words.ts";
import { enWords } from "./en.ts";
import { jaWords } from "./ja.ts";

/** Every language's words. */
export const cliWords: Readonly<Record<Language, CliWords>> = { ja: jaWords, en: enWords };
