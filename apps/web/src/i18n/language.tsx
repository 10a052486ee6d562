import { type Language, type Sentences, catalogues, languages } from "@jobcan-automation/sentences";
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from "react";
import { wordsEn } from "./words-en.ts";
import { wordsJa } from "./words-ja.ts";

type Words = typeof wordsJa;

interface LanguageChoice {
  language: Language;
  /** Sentences of the contract's codes. */
  sentences: Sentences;
  /** The page's own words. */
  words: Words;
  setLanguage: (language: Language) => void;
}

const storageKey = "jobcan-autofill.language";
const words: Record<Language, Words> = { ja: wordsJa, en: wordsEn };
const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

/** Provides the words of the chosen language; the choice is stored in this browser. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(storedLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(storageKey, language);
  }, [language]);
  const choice = useMemo(
    () => ({ language, setLanguage, words: words[language], sentences: catalogues[language] }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

/** The chosen language, its words and its setter. */
export function useLanguage(): LanguageChoice {
  const choice = use(LanguageContext);
  if (choice === undefined) throw new Error("useLanguage outside LanguageProvider");
  return choice;
}

function storedLanguage(): Language {
  const stored = localStorage.getItem(storageKey);
  return languages.find((language) => language === stored) ?? "ja";
}
