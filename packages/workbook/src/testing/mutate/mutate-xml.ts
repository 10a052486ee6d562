import { pick, type Random, roll } from "./chance.ts";
import { anyNumber, anyWord } from "./words.ts";

type Change = (xml: string, random: Random) => string;

/** XML with one thing changed by its structure: an element, an attribute, a text, an entity, its nesting. */
export function mutateXml(xml: string, random: Random): string {
  return pick(random, changes)(xml, random);
}

/** One match is replaced; the same text where nothing matches. */
function replaceOne(
  xml: string,
  random: Random,
  [pattern, text]: readonly [RegExp, (found: RegExpExecArray) => string],
): string {
  const found = [...xml.matchAll(pattern)];
  if (found.length === 0) return xml;
  const match = pick(random, found);
  const { index } = match;
  return xml.slice(0, index) + text(match) + xml.slice(index + match[0].length);
}

const element = /<(\w+)(?:\s[^<>]*)?(?:\/>|>[^<>]*<\/\1>)/g;
const attribute = /(\s[\w:]+=)"([^"]*)"/g;
const text = />([^<>]+)</g;
const tag = /<\/?\w[^<>]*>/g;

const changes: readonly Change[] = [
  (xml, random) => replaceOne(xml, random, [element, () => ""]),
  (xml, random) =>
    replaceOne(xml, random, [element, ([whole]) => whole.repeat(2 + roll(random, 50))]),
  (xml, random) =>
    replaceOne(xml, random, [attribute, ([, name]) => `${name}"${anyNumber(random)}"`]),
  (xml, random) =>
    replaceOne(xml, random, [attribute, ([, name]) => `${name}"${escaped(anyWord(random))}"`]),
  (xml, random) => replaceOne(xml, random, [attribute, () => ""]),
  (xml, random) => replaceOne(xml, random, [attribute, ([whole]) => whole.repeat(2)]),
  (xml, random) => replaceOne(xml, random, [text, () => `>${escaped(anyWord(random))}<`]),
  (xml, random) => replaceOne(xml, random, [text, () => `>${anyNumber(random)}<`]),
  (xml, random) => replaceOne(xml, random, [text, () => `>${anyWord(random)}<`]),
  (xml, random) => replaceOne(xml, random, [tag, () => ""]),
  (xml, random) => replaceOne(xml, random, [tag, ([whole]) => whole.repeat(2)]),
  (xml, random) => {
    const depth = 1 + roll(random, 400);
    return replaceOne(xml, random, [
      element,
      ([whole]) => "<c>".repeat(depth) + whole + "</c>".repeat(depth),
    ]);
  },
  (xml, random) =>
    replaceOne(xml, random, [
      text,
      () => `>${pick(random, ["&#0;", "&#xD800;", "&#x110000;", "&x;", "&", "<![CDATA[9:00]]>"])}<`,
    ]),
  (xml, random) =>
    pick(random, ['<!DOCTYPE x [<!ENTITY a "9">]>', "<?xml version='9'?>", "\uFEFF", "<!--"]) + xml,
  (xml, random) => xml.slice(0, roll(random, xml.length)),
];

function escaped(word: string): string {
  return word.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
