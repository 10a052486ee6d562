/**
 * Pure: what kind of characters a text has, and roughly how many: "2026/11/04(水)" → "99/99/99(漢)". Every letter and
 * digit becomes the sign of its kind, a run of them at most three; only common marks stay as they are.
 */
export function shapeText(text: string): string {
  let shape = "";
  let run = 0;
  let before = "";
  for (const char of text.normalize("NFKC").trim().slice(0, longestText)) {
    const sign = signOf(char);
    run = sign === before ? run + 1 : 1;
    before = sign;
    // 1, 2 and 5 characters in a row make one sign, two and three.
    if (run === 1 || (letters.has(sign) && (run === 2 || run === 5))) shape += sign;
  }
  // What keys and tokens are made of would show much of their pattern.
  return shape.replace(/[9aA]{8,}/g, "9aA*");
}

const longestText = 60;

const kinds: readonly (readonly [sign: string, pattern: RegExp])[] = [
  [" ", /\s/],
  ["9", /\p{N}/u],
  ["あ", /\p{Script=Hiragana}/u],
  ["ア", /[\p{Script=Katakana}ー]/u],
  ["漢", /\p{Script=Han}/u],
  ["한", /\p{Script=Hangul}/u],
  ["A", /\p{Lu}/u],
  ["a", /\p{L}/u],
];
const letters: ReadonlySet<string> = new Set(["9", "あ", "ア", "漢", "한", "A", "a"]);
const marks: ReadonlySet<string> = new Set(":/-~()[]*,.?&=#→⇒※・、。「」");

function signOf(char: string): string {
  const kind = kinds.find(([, pattern]) => pattern.test(char));
  if (kind !== undefined) return kind[0];
  return marks.has(char) ? char : "¤";
}
