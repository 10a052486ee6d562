import { randomInt } from "node:crypto";
import { isNightly } from "../lane.ts";

/** How many of the writes are tried by `npm test`. */
const share = 20;

/** Every write of 1 to `last` at night, else a twentieth by the seed DISK_SEED; the title says which. */
export function sampleOfWrites(env: NodeJS.ProcessEnv, last: number) {
  const all = Array.from({ length: last }, (_, index) => index + 1);
  if (isNightly(env)) return { writes: all, title: `all of ${last}` };
  const seed = Number(env["DISK_SEED"] ?? randomInt(2 ** 31));
  const writes = all.filter((write) => (write + seed) % share === 0);
  return { writes, title: `${writes.length} of ${last}, DISK_SEED=${seed}` };
}
