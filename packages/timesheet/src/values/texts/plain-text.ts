/**
 * Text as it is compared and parsed: full-width letters and digits made plain (NFKC), invisible characters and white
 * space removed.
 */
export function toPlainText(text: string): string {
  return text.normalize("NFKC").replaceAll(invisible, "");
}

/** True for a cell that a person would call empty: no text, or only the marks of a form (`--:--`, `：`, 時 and 分, `～`). */
export function isBlankText(text: string): boolean {
  return /^(?:[-‐‑‒–—―−ー─:~〜時分])*$/.test(toPlainText(text));
}

/** White space, control, zero-width and direction marks, BOM. */
const invisible = /[\s\p{Cc}\p{Cf}]/gu;
