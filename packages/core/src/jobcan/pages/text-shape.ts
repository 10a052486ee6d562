/**
 * Pure: a text by the kinds of its characters, "09:00修" as "99:99あ", for reports of what could not be read: no letter
 * and no figure of it is kept. At most 40 characters.
 */
export function textShape(text: string): string {
  const plain = text.normalize("NFKC").replace(/\s+/g, " ").trim();
  const shape = Array.from(plain.slice(0, 400), shapeOf);
  return shape.length > maxChars ? `${shape.slice(0, maxChars).join("")}…` : shape.join("");
}

const maxChars = 40;

function shapeOf(char: string): string {
  if (/\p{Nd}/u.test(char)) return "9";
  if (/\p{Lu}/u.test(char)) return "A";
  if (/\p{Ll}/u.test(char)) return "a";
  if (/[\p{L}\p{M}]/u.test(char)) return "あ";
  if (/[\p{P}\p{S} ]/u.test(char)) return char;
  return "?";
}
