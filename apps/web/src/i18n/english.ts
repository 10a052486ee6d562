import { en } from "@jobcan-automation/sentences";
import type { Wording } from "./wording.ts";
import { wordsEn } from "./words-en.ts";

/** All that is said in English; loaded when it is first chosen, so that the form's first load is Japanese alone. */
export const english: Wording = { language: "en", words: wordsEn, sentences: en };
