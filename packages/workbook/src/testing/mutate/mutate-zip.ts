import { zipFile, type ZipEntry } from "../zip-file.ts";
import { pick, type Random, roll } from "./chance.ts";

type Change = (entry: ZipEntry, random: Random) => readonly ZipEntry[];

/** A zip of these entries, one of which is changed in what its directory says of it. */
export function mutateZip(entries: readonly ZipEntry[], random: Random): Buffer {
  const at = roll(random, entries.length);
  const change = pick(random, changes);
  return zipFile(
    entries.flatMap((entry, index) => (index === at ? change(entry, random) : [entry])),
  );
}

const changes: readonly Change[] = [
  () => [],
  (entry) => [entry, entry],
  (entry, random) => [
    {
      ...entry,
      name: pick(random, ["../x", "/etc/x", "a\\b", "", "x\u0000y", "C:x", "a/".repeat(300)]),
    },
  ],
  (entry) => [{ ...entry, name: entry.name.toUpperCase() }],
  (entry, random) => [
    {
      ...entry,
      declaredSize: pick(random, [0, 1, 1_000, 90_000_000, 4_294_967_294, 5_000_000_000]),
    },
  ],
  (entry, random) => [{ ...entry, declaredCrc: roll(random, 0xffffffff) }],
  (entry, random) => [{ ...entry, method: pick(random, [0, 1, 9, 12, 93, 99, 65_535]) }],
  (entry, random) => [{ ...entry, flags: pick(random, [1, 8, 64, 2_048, 8_192, 65_535]) }],
  (entry, random) => [{ ...entry, mode: pick(random, [0o120777, 0o40755, 0o60000]) }],
  (entry) => [{ ...entry, data: "" }],
];
