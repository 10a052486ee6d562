import { SaxesParser } from "saxes";
import { invalidWorkbook, Refusal } from "../../../refusal.ts";
import type { EntryBytes } from "./inspect-container.ts";

/** Called for each part of a document. Names come without their prefix (`x:row` is `row`). */
export interface XmlVisitor {
  open?(name: string, attributes: XmlAttributes): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Called after each piece: true ends the walk, and the rest is neither inflated nor read. */
  isDone?(): boolean;
}

/** An attribute's value by its name with prefix; undefined when absent. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/**
 * Streams a document through a visitor with a few pieces in memory. Refuses a DTD (so that no entity is declared or
 * expanded: SECURITY.md T12), nesting and texts beyond any sheet's need, and XML that is not well-formed, including
 * entities other than the five of XML.
 */
export async function walkXml(pieces: EntryBytes, visitor: XmlVisitor): Promise<void> {
  const decoder = new TextDecoder("utf-8");
  const guard = createGuard(visitor);
  try {
    for await (const piece of pieces) {
      guard.feed(decoder.decode(piece, { stream: true }));
      if (visitor.isDone?.()) return;
    }
    guard.close();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("INVALID_WORKBOOK", { reason: "damaged" }, { cause: error });
  }
}

function createGuard(visitor: XmlVisitor): { feed(text: string): void; close(): void } {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let attributeCount = 0;
  let quietChars = 0;
  parser.on("doctype", () => {
    throw invalidWorkbook("dtd");
  });
  parser.on("opentagstart", () => {
    attributeCount = 0;
  });
  // Emitted for each attribute before the tag is complete, so a tag with a million of them is never built.
  parser.on("attribute", () => {
    attributeCount += 1;
    if (attributeCount > maxAttributes) throw invalidWorkbook("too_many_attributes");
  });
  parser.on("opentag", ({ name, attributes }) => {
    quietChars = 0;
    depth += 1;
    if (depth > maxDepth) throw invalidWorkbook("too_deep");
    visitor.open?.(localName(name), attributes);
  });
  parser.on("text", (text) => visitor.text?.(text));
  parser.on("cdata", (text) => visitor.text?.(text));
  parser.on("closetag", ({ name }) => {
    quietChars = 0;
    depth -= 1;
    visitor.close?.(localName(name));
  });
  return {
    feed: (text) => {
      quietChars += text.length;
      if (quietChars > maxQuietChars) throw invalidWorkbook("oversized_text");
      parser.write(text);
    },
    close: () => {
      parser.close();
    },
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

const maxDepth = 64;
/** The root of a sheet declares some twenty namespaces; no other tag has as many. */
const maxAttributes = 256;
/** Most characters between two tags; Excel allows 32,767 in a cell. */
const maxQuietChars = 8_000_000;
