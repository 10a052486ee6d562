import { pick, type Random, roll } from "./chance.ts";

type Change = (bytes: Buffer, random: Random) => Buffer;

/** The bytes with one thing changed: a bit, a number, a piece left out, doubled, moved or cut off. */
export function mutateBytes(bytes: Buffer, random: Random): Buffer {
  return bytes.length === 0 ? bytes : pick(random, changes)(bytes, random);
}

const changes: readonly Change[] = [
  (bytes, random) => {
    const changed = Buffer.from(bytes);
    const at = roll(random, bytes.length);
    changed.writeUInt8((changed.readUInt8(at) ^ (1 << roll(random, 8))) & 0xff, at);
    return changed;
  },
  (bytes, random) => {
    if (bytes.length < 4) return bytes;
    const changed = Buffer.from(bytes);
    const edge = pick(random, [0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffffe]);
    changed.writeUInt32LE(edge, roll(random, bytes.length - 3));
    return changed;
  },
  (bytes, random) => {
    const [from, to] = piece(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, random) => {
    const [from, to] = piece(bytes, random);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  (bytes, random) => {
    const [from, to] = piece(bytes, random);
    const at = roll(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(from, to), bytes.subarray(at)]);
  },
  (bytes, random) => bytes.subarray(0, roll(random, bytes.length)),
];

function piece(bytes: Buffer, random: Random): [number, number] {
  const from = roll(random, bytes.length);
  return [from, Math.min(bytes.length, from + 1 + roll(random, 200))];
}
