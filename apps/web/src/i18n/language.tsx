import type { Language } from "@jobcan-automation/sentences";
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";
import { loadWording, storeLanguage, type Wording } from "./wording.ts";

interface LanguageChoice extends Wording {
  setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

interface LanguageProviderProps {
  /** What this browser chose before. */
  first: Wording;
  children: ReactNode;
}

/**
 * Provides the words of the chosen language; the choice is stored in this browser. Words that cannot be loaded leave
 * the page as it is.
 */
export function LanguageProvider({ first, children }: LanguageProviderProps) {
  const [wording, setWording] = useState(first);
  const { language } = wording;
  const asked = useRef(language);
  const change = useCallback(async (chosen: Language) => {
    asked.current = chosen;
    const loaded = await loadWording(chosen).catch(() => undefined);
    if (loaded === undefined || asked.current !== chosen) return;
    storeLanguage(chosen);
    setWording(loaded);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo(
    () => ({ ...wording, setLanguage: (chosen: Language) => void change(chosen) }),
    [wording, change],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

/** The chosen language, its words and its setter. */
export function useLanguage(): LanguageChoice {
  const choice = use(LanguageContext);
  if (choice === undefined) throw new Error("useLanguage outside LanguageProvider");
  return choice;
}
