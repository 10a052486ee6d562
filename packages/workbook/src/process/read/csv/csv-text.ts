import type { FileHandle } from "node:fs/promises";
import { unsupportedFile } from "../../../refusal.ts";

/** A text file that is read piece by piece, as often as needed, with one piece in memory. */
export interface TextFile {
  /** From its beginning. */
  pieces(): AsyncGenerator<string, void>;
}

/**
 * Opens a file's text. Japanese Excel writes Shift_JIS (as "CSV"), UTF-8 with BOM ("CSV UTF-8") and UTF-16 with tabs
 * ("Unicode テキスト"). Decodes the whole file once to find the encoding; throws a Refusal when none fits.
 */
export async function openText(file: FileHandle): Promise<TextFile> {
  for (const encoding of await likelyEncodings(file)) {
    if (await isWholeIn(file, encoding)) return { pieces: () => piecesOf(file, encoding) };
  }
  throw unsupportedFile("unknown");
}

async function likelyEncodings(file: FileHandle): Promise<readonly string[]> {
  const { buffer } = await file.read({ buffer: Buffer.alloc(2), position: 0 });
  return buffer[0] === 0xff && buffer[1] === 0xfe ? ["utf-16le"] : ["utf-8", "shift_jis"];
}

async function isWholeIn(file: FileHandle, encoding: string): Promise<boolean> {
  try {
    for await (const _piece of piecesOf(file, encoding));
    return true;
  } catch (error) {
    // A fatal decoder throws this at bytes that are not of its encoding.
    if (error instanceof TypeError) return false;
    throw error;
  }
}

async function* piecesOf(file: FileHandle, encoding: string): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const buffer = Buffer.alloc(pieceBytes);
  let position = 0;
  for (;;) {
    const { bytesRead } = await file.read({ buffer, position });
    if (bytesRead === 0) break;
    position += bytesRead;
    yield decoder.decode(buffer.subarray(0, bytesRead), { stream: true });
  }
  yield decoder.decode();
}

const pieceBytes = 65_536;
