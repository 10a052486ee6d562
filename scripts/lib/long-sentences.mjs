// Japanese sentences that are too long for やさしい日本語, found in the source of the words that people read.
import { parseAst } from "rolldown/parseAst";

/** Characters of a sentence that everybody takes in at one reading, its full stop left out. */
export const mostCharacters = 40;
/** What stands for a value in a sentence. */
const value = "○○";

/**
 * The sentences of a module's texts that are longer, each as it is counted: without blanks, and what heads a list up to
 * its colon by itself.
 */
export function findLongSentences(source) {
  return textsOf(parseAst(source, { lang: "ts" }))
    .flatMap((text) => text.split(/(?<=[。！？：])|\n/))
    .map((sentence) => sentence.trim().replaceAll(/ |[。！？：]$/g, ""))
    .filter((sentence) => /[ぁ-んァ-ヶ]/.test(sentence) && [...sentence].length > mostCharacters);
}

/** Every text of a syntax tree: strings, and templates with what they are filled with left out. */
function textsOf(node) {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (node === null || typeof node !== "object") return [];
  const inner = Object.values(node).flatMap(textsOf);
  if (node.type === "Literal" && typeof node.value === "string") return [node.value, ...inner];
  if (node.type !== "TemplateLiteral") return inner;
  return [node.quasis.map((part) => part.value.cooked).join(value), ...inner];
}
