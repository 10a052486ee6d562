/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** BENCH_SEED, else a fixed one; benches print it. */
export function benchSeed(): number {
  return wholeFromEnv("BENCH_SEED", 20_261_101);
}

/** A whole number from the environment, or the default. */
export function wholeFromEnv(name: string, fallback: number): number {
  const given = process.env[name];
  return given !== undefined && /^\d+$/.test(given) ? Number(given) : fallback;
}
