/** Numbers from 0 up to 1; the same seed gives the same ones. */
export type Random = () => number;

/** The numbers of a seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from 0 up to, without, `below`. */
export function roll(random: Random, below: number): number {
  return Math.floor(random() * below);
}

/** One of them. Throws where there is none. */
export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[roll(random, items.length)];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}

/** True in so many of a hundred cases. */
export function isIn(random: Random, hundredth: number): boolean {
  return random() * 100 < hundredth;
}
