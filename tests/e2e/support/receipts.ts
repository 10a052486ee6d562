import { inflateRawSync } from "node:zlib";

export interface ReceiptJson {
  days: { date: string; outcome: string; reason?: string }[];
}

/** The JSON receipt. */
export function readReceiptJson(bytes: Buffer): ReceiptJson {
  const receipt: ReceiptJson = JSON.parse(bytes.toString("utf8"));
  return receipt;
}

/** All texts of a workbook's first sheet, read without the product's own code. */
export async function sheetTexts(xlsx: Buffer): Promise<string[]> {
  const parts = unzip(xlsx);
  const part = (name: string) => parts.get(name)?.toString("utf8") ?? "";
  const shared = [...part("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, item]) =>
    plainText(item ?? ""),
  );
  const cells = part("xl/worksheets/sheet1.xml").matchAll(
    /<c [^>]*?t="(s|inlineStr)"[^>]*>(.*?)<\/c>/gs,
  );
  return [...cells].map(([, type, inner = ""]) =>
    type === "s" ? (shared[Number(plainText(inner))] ?? "") : plainText(inner),
  );
}

function plainText(xml: string): string {
  return xml.replaceAll(/<[^>]*>/g, "");
}

/** Reads the archive by its central directory. */
function unzip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const count = bytes.readUInt16LE(end + 10);
  const parts = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    parts.set(name, unpack(bytes, at));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function unpack(bytes: Buffer, entryAt: number): Buffer {
  const isDeflated = bytes.readUInt16LE(entryAt + 10) === 8;
  const size = bytes.readUInt32LE(entryAt + 20);
  const head = bytes.readUInt32LE(entryAt + 42);
  const from = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
  const packed = bytes.subarray(from, from + size);
  return isDeflated ? inflateRawSync(packed) : packed;
}
