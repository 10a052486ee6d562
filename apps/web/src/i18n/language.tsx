import { type Language, type Sentences, catalogues, languages } from "@jobcan-automation/sentences";
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from "react";
import { wordsEn } from "./words-en.ts";
import { wordsJa } from "./words-ja.ts";

type Words = typeof wordsJa;

interface Speech {
  language: Language;
  /** Sentences of the contract's codes. */
  sentences: Sentences;
  /** The page's own words. */
  words: Words;
  setLanguage: (language: Language) => void;
}

const storageKey = "jobcan-autofill.language";
const words: Record<Language, Words> = { ja: wordsJa, en: wordsEn };
const SpeechContext = createContext<Speech | undefined>(undefined);

/** Speaks the chosen language to everything inside; the choice is kept in this browser. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(storedLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(storageKey, language);
  }, [language]);
  const speech = useMemo(
    () => ({ language, setLanguage, words: words[language], sentences: catalogues[language] }),
    [language],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** The words of the chosen language. */
export function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (speech === undefined) throw new Error("useSpeech outside LanguageProvider");
  return speech;
}

function storedLanguage(): Language {
  const stored = localStorage.getItem(storageKey);
  return languages.find((language) => language === stored) ?? "ja";
}
