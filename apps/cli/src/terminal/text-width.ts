import { eastAsianWidth } from "get-east-asian-width";

/** Columns a text takes in a terminal, counted by what is seen as one character: が is two wide in NFD too. */
export function textWidth(text: string): number {
  return charactersOf(text).reduce((sum, character) => sum + characterWidth(character), 0);
}

/** The text with spaces after it up to a width. */
export function padTo(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}

/**
 * The text in lines of at most so many columns: a Latin word stays whole where it can, Japanese is broken between
 * any two characters.
 */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const character of charactersOf(text)) {
    if (textWidth(line + character) > columns && line !== "") {
      const isInWord = character !== " " && textWidth(character) === 1;
      const space = isInWord ? line.lastIndexOf(" ") : line.length;
      const end = space > 0 ? space : line.length;
      lines.push(line.slice(0, end));
      line = line.slice(end).trimStart();
    }
    line += line === "" && character === " " ? "" : character;
  }
  return line === "" && lines.length > 0 ? lines : [...lines, line];
}

const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });

function charactersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

function characterWidth(character: string): number {
  if (/^[\p{Cc}\p{M}\p{Default_Ignorable_Code_Point}]/u.test(character)) return 0;
  if (/^\p{RGI_Emoji}$/v.test(character)) return 2;
  // Half-width voicing marks belong to the kana before them, but stand in a column of their own.
  const voicingMarks = character.slice(1).match(/[\uFF9E\uFF9F]/g) ?? [];
  return eastAsianWidth(character.codePointAt(0) ?? 0) + voicingMarks.length;
}
