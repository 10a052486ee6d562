/** Text as it is compared and parsed: full-width letters and digits made plain (NFKC), marks that cannot be seen and all white space dropped. */
export function toPlainText(text: string): string {
  return text.normalize("NFKC").replaceAll(unseen, "");
}

/** True for what a person would call an empty cell: nothing, or strokes where there is nothing to say. */
export function isBlankText(text: string): boolean {
  return /^[-‐‑‒–—―−ー─]*$/.test(toPlainText(text));
}

/** White space, control, zero-width and direction marks, BOM. */
const unseen = /[\s\p{Cc}\p{Cf}]/gu;
