import { crc32, deflateRawSync } from "node:zlib";

/** An entry as it is in a zip. `packed` are the bytes by its method (0 stored, 8 deflated). */
export interface PackedEntry {
  name: string;
  method: number;
  crc32: number;
  size: number;
  packed: Uint8Array;
}

/** A new entry of the given bytes, deflated. */
export function packEntry(name: string, bytes: Uint8Array): PackedEntry {
  return {
    name,
    method: 8,
    crc32: crc32(bytes),
    size: bytes.length,
    packed: deflateRawSync(bytes),
  };
}

/**
 * A zip of packed entries, in pieces. It must stay below 4 GB and 65,535 entries, which the limits of a workbook
 * ensure.
 */
export function writeZip(entries: readonly PackedEntry[]): Uint8Array[] {
  const parts: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const local = localHeader(entry, name.length);
    parts.push(local, name, entry.packed);
    directory.push(directoryHeader(local, offset), name);
    offset += local.length + name.length + entry.packed.length;
  }
  const index = Buffer.concat(directory);
  return [...parts, index, endOfDirectory(entries.length, index.length, offset)];
}

function localHeader(entry: PackedEntry, nameBytes: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(namesAreUtf8, 6);
  header.writeUInt16LE(entry.method, 8);
  header.writeUInt32LE(firstDosDay, 10);
  header.writeUInt32LE(entry.crc32, 14);
  header.writeUInt32LE(entry.packed.length, 18);
  header.writeUInt32LE(entry.size, 22);
  header.writeUInt16LE(nameBytes, 26);
  return header;
}

/** The directory repeats the local header from its version field on. */
function directoryHeader(local: Buffer, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  local.copy(header, 6, 4, 30);
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

const namesAreUtf8 = 0x0800;
/** 1980-01-01 0:00, as Office writes it. */
const firstDosDay = 0x00210000;
