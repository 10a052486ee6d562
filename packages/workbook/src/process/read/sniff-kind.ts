import type { UnsupportedKind } from "@jobcan-automation/contract";
import { utf16Of } from "./utf16-of.ts";

/** The kind of a file by its first bytes. A `zip` must be inspected further; `text` may be CSV. */
export function sniffKind(head: Buffer): UnsupportedKind | "zip" | "compound" {
  if (head.length === 0) return "empty";
  const known = magics.find(({ bytes }) => head.subarray(0, bytes.length).equals(bytes));
  if (known) return known.kind;
  if (utf16Of(head) !== undefined) return "text";
  if (head.includes(0) || controlShare(head) > 0.1) return "unknown";
  const start = head
    .toString("latin1", 0, 512)
    .replace(/^\u00EF\u00BB\u00BF/, "")
    .trimStart()
    .toLowerCase();
  if (start.startsWith("<!doctype html") || start.startsWith("<html")) return "html";
  return start.startsWith("<?xml") ? "xml" : "text";
}

/** True for an OLE compound file that holds an encrypted package; any other is an old .xls. */
export function isEncryptedPackage(compound: Buffer): boolean {
  return compound.includes(Buffer.from("EncryptedPackage", "utf16le"));
}

/** The share of control characters other than white space, which texts do not have and random data has. */
function controlShare(head: Buffer): number {
  const controls = head.filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13);
  return controls.length / head.length;
}

const magics: readonly { bytes: Buffer; kind: UnsupportedKind | "zip" | "compound" }[] = [
  { bytes: Buffer.from("PK\u0003\u0004", "latin1"), kind: "zip" },
  { bytes: Buffer.from("PK\u0005\u0006", "latin1"), kind: "archive" },
  { bytes: Buffer.from("d0cf11e0a1b11ae1", "hex"), kind: "compound" },
  { bytes: Buffer.from("0908", "hex"), kind: "xls" },
  { bytes: Buffer.from("0904", "hex"), kind: "xls" },
  { bytes: Buffer.from("%PDF", "latin1"), kind: "pdf" },
  { bytes: Buffer.from("89504e47", "hex"), kind: "image" },
  { bytes: Buffer.from("ffd8ff", "hex"), kind: "image" },
  { bytes: Buffer.from("GIF8", "latin1"), kind: "image" },
  { bytes: Buffer.from("1f8b", "hex"), kind: "archive" },
  { bytes: Buffer.from("Rar!", "latin1"), kind: "archive" },
  { bytes: Buffer.from("377abcaf271c", "hex"), kind: "archive" },
];
