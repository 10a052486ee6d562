import type { Container } from "./inspect-container.ts";
import { ownCopy } from "../../own-copy.ts";
import { walkXml } from "./walk-xml.ts";

export interface ReadStringsOptions {
  part: string | undefined;
  /** Indexes of the texts that are needed, with the length to which each is cut. */
  wanted: ReadonlyMap<number, number>;
  retains: (text: string, chars: number) => boolean;
}

/**
 * The wanted shared texts by index: rich runs joined, furigana (`rPh`) left out. Reading ends at the last wanted one.
 */
export async function readSharedStrings(
  container: Container,
  { part, wanted, retains }: ReadStringsOptions,
): Promise<Map<number, string>> {
  const strings = new Map<number, string>();
  const last = wanted.keys().reduce((most, index) => Math.max(most, index), -1);
  const stream = part === undefined || last < 0 ? undefined : await container.open(part);
  if (!stream) return strings;
  let index = -1;
  let text = "";
  let taking = false;
  let inPhonetic = false;
  await walkXml(stream, {
    open: (name) => {
      if (name === "si") {
        index += 1;
        text = "";
      }
      if (name === "rPh") inPhonetic = true;
      taking = name === "t" && !inPhonetic && wanted.has(index);
    },
    text: (piece) => {
      if (taking) text += piece.slice(0, (wanted.get(index) ?? 0) + 1 - text.length);
    },
    close: (name) => {
      taking = false;
      if (name === "rPh") inPhonetic = false;
      const chars = wanted.get(index);
      if (name === "si" && chars !== undefined && retains(text, chars))
        strings.set(index, ownCopy(text));
    },
    isDone: () => index > last,
  });
  return strings;
}
