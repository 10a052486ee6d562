import { readFile, stat } from "node:fs/promises";
import { pipeline, Transform } from "node:stream";
import { buffer } from "node:stream/consumers";
import { crc32 } from "node:zlib";
import type { UnsupportedKind } from "@jobcan-automation/contract";
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from "yauzl";
import { invalidWorkbook, Refusal, unsupportedFile } from "../../../refusal.ts";
import { isSmall, mostAtOnce, readAtOnce, stored } from "./read-at-once.ts";
import type { PackedEntry } from "../../write/zip-writer.ts";
import type { WorkbookLimits } from "../../../workbook-request.ts";

/** The bytes of an entry, piece by piece; to be read once. */
export type EntryBytes = AsyncIterable<Uint8Array>;

/** A zip whose directory was checked. Entries are opened one at a time; `await using` closes the file. */
export interface Container extends AsyncDisposable {
  has(name: string): boolean;
  /** Declared bytes of an entry, a limit that inflating never exceeds; 0 when there is no such entry. */
  sizeOf(name: string): number;
  /** Inflates one entry; fails when there are more bytes than declared. Undefined when there is no such entry. */
  open(name: string): Promise<EntryBytes | undefined>;
  /** All entries in order, still compressed, for a copy of the file. */
  packedEntries(): Promise<PackedEntry[]>;
}

/**
 * Opens a zip and checks it before anything is inflated: entries, names, declared sizes and ratio, overlaps
 * (SECURITY.md T11, docs/faults.md F41, F47). Throws INVALID_WORKBOOK with a reason, or UNSUPPORTED_FILE when it is a
 * zip of another kind.
 */
export async function inspectContainer(path: string, limits: WorkbookLimits): Promise<Container> {
  const { zip, file } = await openZip(path);
  try {
    const entries = await readDirectory(zip, limits);
    refuseOtherKinds(entries);
    refuseBombs([...entries.values()], limits);
    return toContainer({ zip, file }, entries);
  } catch (error) {
    zip.close();
    throw error instanceof Refusal ? error : invalidWorkbook(reasonOf(error));
  }
}

/** An open zip, with all its bytes where these are few. */
interface OpenZip {
  zip: ZipFile;
  file: Buffer | undefined;
}

async function openZip(path: string): Promise<OpenZip> {
  try {
    const { size } = await stat(path);
    if (size > mostAtOnce) return { zip: await openPromise(path, zipOptions), file: undefined };
    const file = await readFile(path);
    return { zip: await fromBufferPromise(file, zipOptions), file };
  } catch (error) {
    throw new Refusal("INVALID_WORKBOOK", { reason: "damaged" }, { cause: error });
  }
}

const zipOptions = { lazyEntries: true, autoClose: false, strictFileNames: true } as const;

async function readDirectory(zip: ZipFile, limits: WorkbookLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.maxEntries) {
    throw invalidWorkbook("too_many_entries", { limit: limits.maxEntries });
  }
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const key = entry.fileName.toLowerCase();
    if (entries.has(key)) throw invalidWorkbook("duplicate_entry");
    if (entry.isEncrypted()) throw unsupportedFile("encrypted");
    if (isLink(entry)) throw invalidWorkbook("unsafe_entry");
    entries.set(key, entry);
  }
  return entries;
}

/** True for a symbolic link as Unix zips store it. */
function isLink(entry: Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000;
}

function refuseOtherKinds(entries: ReadonlyMap<string, Entry>): void {
  if (entries.has("xl/workbook.bin")) throw unsupportedFile("xlsb");
  if (entries.has("[content_types].xml")) return refuseOtherOffice(entries);
  const isOpenDocument = entries.has("mimetype") && entries.has("content.xml");
  const isNumbers = [...entries.keys()].some((name) => name.endsWith(".iwa"));
  throw unsupportedFile(isOpenDocument ? "ods" : otherZip(isNumbers));
}

function refuseOtherOffice(entries: ReadonlyMap<string, Entry>): void {
  if (entries.has("word/document.xml")) throw unsupportedFile("docx");
  if (entries.has("ppt/presentation.xml")) throw unsupportedFile("pptx");
}

function otherZip(isNumbers: boolean): UnsupportedKind {
  return isNumbers ? "numbers" : "archive";
}

function refuseBombs(entries: readonly Entry[], limits: WorkbookLimits): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (unpacked > limits.maxUncompressedMb * 1_000_000) {
    throw invalidWorkbook("too_large_unpacked", { limitMb: limits.maxUncompressedMb });
  }
  const suspect = entries.find((entry) => isTooDense(entry, limits.maxCompressionRatio));
  if (suspect) throw invalidWorkbook("compression_ratio", { limit: limits.maxCompressionRatio });
  if (isOverlapping(entries)) throw invalidWorkbook("overlapping_entries");
}

/** Small entries may be dense: an empty sheet of a megabyte is harmless. */
function isTooDense(entry: Entry, maxRatio: number): boolean {
  return (
    entry.uncompressedSize > 1_000_000 && entry.uncompressedSize > entry.compressedSize * maxRatio
  );
}

function isOverlapping(entries: readonly Entry[]): boolean {
  const sorted = entries.toSorted(
    (a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader,
  );
  return sorted.some((entry, index) => {
    const next = sorted[index + 1];
    const header = localHeaderBytes + entry.fileNameLength;
    const end = entry.relativeOffsetOfLocalHeader + header + entry.compressedSize;
    return next !== undefined && end > next.relativeOffsetOfLocalHeader;
  });
}

function toContainer(open: OpenZip, entries: ReadonlyMap<string, Entry>): Container {
  const { zip } = open;
  return {
    has: (name) => entries.has(name.toLowerCase()),
    sizeOf: (name) => entries.get(name.toLowerCase())?.uncompressedSize ?? 0,
    open: async (name) => {
      const entry = entries.get(name.toLowerCase());
      return entry ? await openEntry(open, entry) : undefined;
    },
    packedEntries: () => readAllPacked(zip, entries),
    [Symbol.asyncDispose]: async () => zip.close(),
  };
}

/** Methods other than storing and deflating are not read; yauzl does not check the sum by itself. */
async function openEntry({ zip, file }: OpenZip, entry: Entry): Promise<EntryBytes> {
  if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated)
    throw invalidWorkbook("compression_method", { method: entry.compressionMethod });
  if (file !== undefined && isSmall(entry)) return readAtOnce(zip, file, entry);
  const stream = await zip.openReadStreamPromise(entry);
  return pipeline(stream, checkSum(entry.crc32), () => {
    // The reader of the entry is told by its own stream.
  });
}

/** Hands each piece on with the next one, so that the last is given out only when the sum of all is right. */
function checkSum(wanted: number): Transform {
  let sum = 0;
  let last: Uint8Array | undefined;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      sum = crc32(chunk, sum);
      const piece = last;
      last = chunk;
      done(null, piece);
    },
    flush(done) {
      done(sum === wanted ? null : invalidWorkbook("damaged"), last);
    },
  });
}

const deflated = 8;

async function readAllPacked(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
): Promise<PackedEntry[]> {
  const packed: PackedEntry[] = [];
  for (const entry of entries.values()) packed.push(await readPacked(zip, entry));
  return packed;
}

async function readPacked(zip: ZipFile, entry: Entry): Promise<PackedEntry> {
  const stream = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  return {
    name: entry.fileName,
    method: entry.compressionMethod,
    crc32: entry.crc32,
    size: entry.uncompressedSize,
    packed: await buffer(stream),
  };
}

/** yauzl refuses names that lead out of the archive ("../", "/", "C:", backslashes); only its message says so. */
function reasonOf(error: unknown): "unsafe_entry" | "damaged" {
  const message = error instanceof Error ? error.message : "";
  return /relative path|absolute path|invalid characters/.test(message)
    ? "unsafe_entry"
    : "damaged";
}

const localHeaderBytes = 30;
