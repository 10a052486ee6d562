import { type Language, ja, languages, type Sentences } from "@jobcan-automation/sentences";
import { wordsJa } from "./words-ja.ts";

/** What is said in one language: the page's own words, and sentences of the contract's codes. */
export interface Wording {
  language: Language;
  words: typeof wordsJa;
  sentences: Sentences;
}

const storageKey = "jobcan-autofill.language";
/** What a browser sees that has chosen nothing. */
export const japanese: Wording = { language: "ja", words: wordsJa, sentences: ja };

/** The wording of a language: Japanese is there at once, English is loaded. Rejects where it cannot be. */
export async function loadWording(language: Language): Promise<Wording> {
  if (language === "ja") return japanese;
  return (await import("./english.ts")).english;
}

/** The wording that this browser has chosen, or Japanese where that cannot be read or loaded. */
export async function chosenWording(
  storage: () => Pick<Storage, "getItem"> = () => localStorage,
): Promise<Wording> {
  const stored = storedIn(storage);
  const language = languages.find((known) => known === stored) ?? "ja";
  return await loadWording(language).catch(() => japanese);
}

/** Nothing where the browser is told to let no page store anything: then even the asking throws. */
function storedIn(storage: () => Pick<Storage, "getItem">): string | null {
  try {
    return storage().getItem(storageKey);
  } catch {
    return null;
  }
}

/** Remembers the choice in this browser. */
export function storeLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
}
