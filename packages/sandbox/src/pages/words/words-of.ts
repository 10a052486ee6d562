import type { Language } from "../../tenants/tenant.ts";
import { english } from "./words-english.ts";
import { japanese } from "./words-japanese.ts";
import { korean } from "./words-korean.ts";
import type { Words } from "./words.ts";

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return { ja: japanese, en: english, ko: korean }[language];
}
