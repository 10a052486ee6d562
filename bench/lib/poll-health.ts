const everyMs = 200;
const patienceMs = 5_000;

/** Requests `/healthz` five times a second until disposed of, whether or not the last request was answered. */
export interface HealthPoll extends Disposable {
  readonly asked: number;
  readonly failed: number;
  readonly longestMs: number;
}

export function pollHealth(url: string): HealthPoll {
  const seen = { asked: 0, failed: 0, longestMs: 0 };
  const ask = async () => {
    seen.asked += 1;
    const askedMs = performance.now();
    const isFine = await answersOk(`${url}/healthz`);
    seen.longestMs = Math.max(seen.longestMs, performance.now() - askedMs);
    if (!isFine) seen.failed += 1;
  };
  const timer = setInterval(() => void ask(), everyMs);
  return {
    get asked() {
      return seen.asked;
    },
    get failed() {
      return seen.failed;
    },
    get longestMs() {
      return seen.longestMs;
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

async function answersOk(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(patienceMs) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    // Refused, cut or too late: the caller counts it.
    return false;
  }
}
