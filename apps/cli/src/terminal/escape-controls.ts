// Control characters (except line ends) and marks that change text direction: a terminal acts on them.
const active = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * Makes text safe to print: characters that a terminal acts on become "\u001b", which JSON reads as the same
 * character.
 */
export function escapeControls(text: string): string {
  return text.replaceAll(
    active,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
