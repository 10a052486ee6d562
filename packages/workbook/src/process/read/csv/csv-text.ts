import type { FileHandle } from "node:fs/promises";
import { unsupportedFile } from "../../../refusal.ts";
import { utf16Of } from "../utf16-of.ts";

/** A text file that is read piece by piece, as often as needed, with one piece in memory. */
export interface TextFile {
  /** From its beginning. */
  pieces(): AsyncGenerator<string, void>;
}

/**
 * Opens a file's text. Japanese Excel writes Shift_JIS (as "CSV"), UTF-8 with BOM ("CSV UTF-8") and UTF-16 with tabs
 * ("Unicode テキスト"); older programs write EUC-JP or ISO-2022-JP. Decodes the whole file to find the encoding; throws a
 * Refusal when none fits.
 */
export async function openText(file: FileHandle): Promise<TextFile> {
  const whole: string[] = [];
  const { certain, possible } = await likelyEncodings(file);
  for (const encoding of certain)
    if (await isWholeIn(file, encoding)) return { pieces: () => piecesOf(file, encoding) };
  for (const encoding of possible) if (await isWholeIn(file, encoding)) whole.push(encoding);
  const encoding = await likeliest(file, whole);
  if (encoding === undefined) throw unsupportedFile("unknown");
  return { pieces: () => piecesOf(file, encoding) };
}

/** `certain`: the first that fits is right. `possible`: of those that fit, the likelier text is. */
async function likelyEncodings(
  file: FileHandle,
): Promise<{ certain: readonly string[]; possible: readonly string[] }> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(headBytes), position: 0 });
  const head = buffer.subarray(0, bytesRead);
  const utf16 = utf16Of(head);
  if (utf16 !== undefined) return { certain: [utf16], possible: [] };
  if (escapes.some((escape) => head.includes(escape, 0, "latin1")))
    return { certain: ["iso-2022-jp"], possible: [] };
  return { certain: ["utf-8"], possible: ["shift_jis", "euc-jp"] };
}

/** Bytes of EUC-JP are often half-width katakana in Shift_JIS, which no sheet has many of. */
async function likeliest(
  file: FileHandle,
  encodings: readonly string[],
): Promise<string | undefined> {
  const [first, ...others] = encodings;
  if (others.length === 0) return first;
  const counts: { encoding: string; odd: number }[] = [];
  for (const encoding of encodings) counts.push({ encoding, odd: await countOdd(file, encoding) });
  return counts.toSorted((a, b) => a.odd - b.odd)[0]?.encoding;
}

async function countOdd(file: FileHandle, encoding: string): Promise<number> {
  for await (const piece of piecesOf(file, encoding))
    return piece.match(/[\uFF61-\uFF9F\uE000-\uF8FF]/g)?.length ?? 0;
  return 0;
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
const headBytes = 4096;
/** How ISO-2022-JP begins two-byte characters. */
const escapes = ["\u001B$B", "\u001B$@", "\u001B$(D"];
