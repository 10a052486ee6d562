/** BENCH_SEED, else a fixed one; benches print it. */
export function benchSeed(): number {
  return wholeFromEnv("BENCH_SEED", 20_261_101);
}

/** A whole number from the environment, or the default. */
export function wholeFromEnv(name: string, fallback: number): number {
  const given = process.env[name];
  return given !== undefined && /^\d+$/.test(given) ? Number(given) : fallback;
}
