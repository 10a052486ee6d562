import { mkdtempDisposableSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { workbookLimits } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { packEntry, type PackedEntry, writeZip } from "../../write/zip-writer.ts";
import { inspectContainer } from "./inspect-container.ts";
import { mostAtOnce } from "./read-at-once.ts";
import { walkXml } from "./walk-xml.ts";

/** Text that does not shrink to nothing, so that it is no bomb. */
const textOf = (chars: number) =>
  Buffer.from(Array.from({ length: chars }, (_, at) => (at * 7919).toString(36).at(-1)).join(""));
const part = "xl/part.xml";
const xml = Buffer.concat([Buffer.from("<a>"), textOf(90_000), Buffer.from("</a>")]);
/** Beside it a file is read at once, or in streams because it is too large for that. */
const beside = { "at once": 0, "in streams": 2 * mostAtOnce } as const;

test.each(Object.values(beside))("an entry is given in pieces (%i bytes beside)", async (bytes) => {
  using file = zipFile([packEntry(part, xml)], bytes);
  await using container = await inspectContainer(file.path, workbookLimits);

  const pieces = await container.open(part);

  expect(pieces && (await buffer(pieces))).toEqual(xml);
});

const wrong: readonly [string, Partial<PackedEntry>][] = [
  ["has another sum", { crc32: 1 }],
  ["is longer than declared", { size: xml.length - 1 }],
  ["is shorter than declared", { size: xml.length + 1 }],
  ["cannot be inflated", { packed: Buffer.alloc(100, 0xff) }],
  ["is longer than declared, and not compressed", { method: 0, packed: xml, size: 10 }],
];

test.each(
  wrong.flatMap(([how, change]) =>
    Object.values(beside).map((bytes) => [how, bytes, change] as const),
  ),
)("an entry that %s is damaged (%i bytes beside)", async (_, bytes, change) => {
  using file = zipFile([{ ...packEntry(part, xml), ...change }], bytes);

  const walk = async () => {
    await using container = await inspectContainer(file.path, workbookLimits);
    const pieces = await container.open(part);
    if (pieces) await walkXml(pieces, {});
  };

  await expect(walk).rejects.toMatchObject({ facts: { reason: "damaged" } });
});

function zipFile(entries: readonly PackedEntry[], besideBytes: number) {
  const folder = mkdtempDisposableSync(join(tmpdir(), "zip-"));
  const path = join(folder.path, "book.xlsx");
  const types = packEntry("[Content_Types].xml", Buffer.from("<Types/>"));
  const filler = { ...packEntry("filler", textOf(besideBytes)), method: 0 };
  const raw = { ...filler, packed: textOf(besideBytes) };
  writeFileSync(path, Buffer.concat(writeZip([types, ...entries, raw])));
  return { path, [Symbol.dispose]: () => folder.remove() };
}
