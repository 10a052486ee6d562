import { text } from "node:stream/consumers";
import { invalidWorkbook } from "../../refusal.ts";
import type { Container } from "../read/xlsx/inspect-container.ts";
import { packEntry, type PackedEntry, writeZip } from "./zip-writer.ts";

/** The part that says of what type each part is. */
export const typesPart = "[Content_Types].xml";

/** A small part as text; undefined when there is none. Throws a Refusal for one that is larger than any program writes. */
export async function partText(container: Container, part: string): Promise<string | undefined> {
  if (container.sizeOf(part) > maxPartBytes) throw invalidWorkbook("too_large_unpacked");
  const stream = await container.open(part);
  return stream && (await text(stream));
}

/**
 * The file with other bytes for some parts, and with further entries behind its own. Names of parts are compared without
 * regard to case, as they are opened.
 */
export async function withParts(
  container: Container,
  changed: ReadonlyMap<string, Uint8Array>,
  added: readonly PackedEntry[] = [],
): Promise<Uint8Array[]> {
  const byName = new Map([...changed].map(([name, bytes]) => [name.toLowerCase(), bytes]));
  const entries = (await container.packedEntries()).map((entry) => {
    const bytes = byName.get(entry.name.toLowerCase());
    return bytes === undefined ? entry : packEntry(entry.name, bytes);
  });
  return writeZip([...entries, ...added]);
}

/** A workbook of twenty sheets has 0.02 MB of each such part, one of a thousand parts 0.2 MB of types. */
const maxPartBytes = 1_000_000;
