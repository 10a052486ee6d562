import { crc32, inflateRawSync } from "node:zlib";
import type { Entry, ZipFile } from "yauzl";
import { invalidWorkbook } from "../../../refusal.ts";

/** Files and entries of at most so many bytes are read and inflated in one step, in half the time that streams take. */
export const mostAtOnce = 256 * 1024;

/** The method of an entry that is not compressed. */
export const stored = 0;

/** Whether an entry is one to be inflated in one step. */
export function isSmall({ uncompressedSize }: Entry): boolean {
  return uncompressedSize > 0 && uncompressedSize <= mostAtOnce;
}

/**
 * A small entry of a zip whose bytes are all at hand, inflated to its declared bytes at most. As with a stream, the last
 * piece is given out only when size and sum are right.
 */
export async function* readAtOnce(
  zip: ZipFile,
  file: Buffer,
  entry: Entry,
): AsyncGenerator<Uint8Array> {
  const { compressionMethod, compressedSize, uncompressedSize: size } = entry;
  // yauzl checks that the data lies in the file.
  const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const packed = file.subarray(start, start + compressedSize);
  const bytes =
    compressionMethod === stored ? packed : inflateRawSync(packed, { maxOutputLength: size });
  const isRight = bytes.length === size && crc32(bytes) === entry.crc32;
  for (let at = 0; at < size; at += pieceBytes) {
    if (at + pieceBytes >= size && !isRight) throw invalidWorkbook("damaged");
    yield bytes.subarray(at, at + pieceBytes);
  }
}

const pieceBytes = 64 * 1024;
