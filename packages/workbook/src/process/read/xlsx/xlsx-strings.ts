import type { Container } from "./inspect-container.ts";
import { ownCopy } from "../../own-copy.ts";
import { createRunText, type RunText } from "./run-text.ts";
import { walkXml } from "./walk-xml.ts";

export interface ReadStringsOptions {
  part: string | undefined;
  /** Indexes of the texts that are needed, with the length to which each is cut. */
  wanted: ReadonlyMap<number, number>;
  retains: (text: string, chars: number) => boolean;
}

/** The wanted shared texts by index. Reading ends at the last wanted one. */
export async function readSharedStrings(
  container: Container,
  { part, wanted, retains }: ReadStringsOptions,
): Promise<Map<number, RunText>> {
  const strings = new Map<number, RunText>();
  const last = wanted.keys().reduce((most, index) => Math.max(most, index), -1);
  const stream = part === undefined || last < 0 ? undefined : await container.open(part);
  if (!stream) return strings;
  let index = -1;
  const reader = createRunText();
  await walkXml(stream, {
    open: (name, attributes) => {
      if (name === "si") {
        index += 1;
        reader.start();
      }
      if (wanted.has(index)) reader.open(name, attributes);
    },
    text: (piece) => reader.take(piece, wanted.get(index) ?? 0),
    close: (name) => {
      reader.close(name);
      const chars = wanted.get(index);
      if (name !== "si" || chars === undefined) return;
      const { text, isStruck } = reader.shown;
      if (retains(text, chars)) strings.set(index, { text: ownCopy(text), isStruck });
    },
    isDone: () => index > last,
  });
  return strings;
}
