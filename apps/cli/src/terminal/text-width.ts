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
 * The text in lines of at most so many columns, broken between words: at spaces, and in Japanese where a word ends
 * (never before a comma or a closing bracket). Only a word that is wider than a line is broken itself.
 */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  const put = (piece: string) => {
    if (line !== "" && textWidth(line + piece.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = "";
    }
    if (line !== "" || piece.trim() !== "") line += piece;
  };
  for (const piece of piecesOf(text)) {
    for (const part of textWidth(piece.trimEnd()) > columns ? charactersOf(piece) : [piece]) {
      put(part);
    }
  }
  line = line.trimEnd();
  return line === "" && lines.length > 0 ? lines : [...lines, line];
}

const wordsOf = new Intl.Segmenter("ja", { granularity: "word" });
const narrow = String.raw`[!-~\u00A1-\u02FF“”‘’–…]`;
/** What holds together over a word's end: Latin text, a mark that starts no line, one that ends none. */
const unbroken = new RegExp(
  `${narrow}${narrow}$|[、。，．・：；？！ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ）］」』】〉》〕…／ ]$|^[（［「『【〈《〔]`,
  "u",
);

/** The text in pieces between which a line may end; spaces stand at the end of theirs. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of wordsOf.segment(text)) {
    const before = pieces.at(-1);
    const [first = ""] = charactersOf(segment);
    const last = before === undefined ? "" : (charactersOf(before).at(-1) ?? "");
    if (before !== undefined && unbroken.test(last + first)) pieces[pieces.length - 1] += segment;
    else pieces.push(segment);
  }
  return pieces;
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
