import { shapeText } from "./shape-text.ts";
import { isPlainWord } from "./plain-words.ts";

/**
 * Pure: an id, a class or another name of the page's own, word by word: words that everybody uses to build such pages
 * stay ("logs-table", "modifyForm"), all others, and every number, become their shape ("staff_12345" → "staff_999").
 */
export function shapeName(name: string): string {
  if (known.has(name)) return name;
  const parts = name.slice(0, longestName).match(wordPattern) ?? [];
  return parts
    .map((part) => (isPlainWord(part) || separators.test(part) ? part : shapePart(part)))
    .join("");
}

/** Whole names of Jobcan and of Bootstrap that are no words. */
const known: ReadonlySet<string> = new Set(["d-none", "form1", "edit1", "new_user", "is_yakin"]);

const longestName = 80;
/** "modifyForm" → modify, Form; "HTMLTable" → HTML, Table. Digits and all else stand alone. */
const wordPattern = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[-_:[\]. ]|[^A-Za-z\-_:[\]. ]+/g;
const separators = /^[-_:[\]. ]$/;

/** Marks would look like structure. */
function shapePart(part: string): string {
  return shapeText(part).replace(/[^9あア漢한Aa]/g, "¤");
}
