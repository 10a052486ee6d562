import type { Language } from "@jobcan-automation/sentences";
import { parseAccept } from "hono/utils/accept";

/** The language of ours that a client likes best; Japanese where it names none of them. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const wanted = parseAccept(acceptLanguage ?? "").toSorted((a, b) => b.q - a.q);
  for (const { type, q } of wanted) {
    const [language] = type.toLowerCase().split("-");
    if (q > 0 && (language === "ja" || language === "en")) return language;
  }
  return "ja";
}
