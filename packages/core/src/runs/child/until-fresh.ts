const staleMs = 5_000;

/**
 * Asks until an answer comes in less than 5 s: one that took longer says nothing of now, because this process may have
 * been frozen in between. Rejects as `ask` does.
 */
export async function untilFresh(
  ask: () => Promise<void>,
  monotonicMs: () => number,
): Promise<void> {
  let askedMs: number;
  do {
    askedMs = monotonicMs();
    await ask();
  } while (monotonicMs() - askedMs >= staleMs);
}
