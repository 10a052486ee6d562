import { crc32, deflateRawSync } from "node:zlib";

/** One entry of a zip whose directory may declare something else than the entry holds. */
export interface ZipEntry {
  name: string;
  data: string | Uint8Array;
  /** Already deflated bytes, with the size they inflate to. */
  deflated?: { bytes: Uint8Array; size: number; crc?: number };
  /** What the directory declares instead of the true size. */
  declaredSize?: number;
  /** The checksum that the directory declares instead of the true one. */
  declaredCrc?: number;
  /** The compression method that the directory declares instead of 8. */
  method?: number;
  flags?: number;
  /** Unix mode, as for a symbolic link. */
  mode?: number;
}

/** A zip that can be wrong in any way a test needs. Sizes beyond 4 GB are declared in Zip64. */
export function zipFile(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = pack(entry);
    const local = Buffer.concat([localHeader(packed), packed.name, packed.bytes]);
    locals.push(local);
    directory.push(directoryHeader(packed, offset), packed.name, packed.extra);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  return Buffer.concat([...locals, index, endOfDirectory(entries.length, index.length, offset)]);
}

interface PackedEntry {
  name: Buffer;
  bytes: Uint8Array;
  size: number;
  crc: number;
  method: number;
  extra: Buffer;
  flags: number;
  mode: number;
}

function pack(entry: ZipEntry): PackedEntry {
  const { name, data, deflated, declaredSize, flags = 0, mode = 0, method = 8 } = entry;
  const bytes = deflated?.bytes ?? deflateRawSync(data, { level: 1 });
  const size = declaredSize ?? deflated?.size ?? Buffer.byteLength(data);
  const crc = entry.declaredCrc ?? (deflated ? (deflated.crc ?? 0) : crc32(data));
  const extra = zip64Extra(size);
  return { name: Buffer.from(name), bytes, size, crc, method, extra, flags, mode };
}

function zip64Extra(size: number): Buffer {
  if (size < 0xffffffff) return Buffer.alloc(0);
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  return extra;
}

function localHeader({ name, bytes, size, crc, method, flags }: PackedEntry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(bytes.length, 18);
  header.writeUInt32LE(Math.min(size, 0xffffffff), 22);
  header.writeUInt16LE(name.length, 26);
  return header;
}

function directoryHeader(
  { name, bytes, size, crc, method, extra, flags, mode }: PackedEntry,
  offset: number,
): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(0x0314, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(bytes.length, 20);
  header.writeUInt32LE(Math.min(size, 0xffffffff), 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE((mode << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return header;
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
