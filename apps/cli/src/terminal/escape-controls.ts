// Controls (a line end aside) and the marks that turn the direction of text: a terminal would obey them.
const obeyed = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Text for a terminal, whoever wrote what it quotes: what a terminal would obey is spelled out as "\u001b", which JSON reads as the same character. */
export function escapeControls(text: string): string {
  return text.replaceAll(
    obeyed,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
