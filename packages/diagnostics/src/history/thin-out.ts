import type { MemorySample } from "./sample-ring.ts";

/**
 * At most `most` samples of the same span: of each stretch of time the greatest figures, at the instant at which the
 * container's was greatest. A peak is never lost.
 */
export function thinOut(samples: readonly MemorySample[], most: number): MemorySample[] {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || samples.length <= most) return [...samples];
  const stretchMs = Math.max(1, (last.at - first.at) / most);
  const stretches = Map.groupBy(samples, ({ at }) =>
    Math.min(most - 1, Math.floor((at - first.at) / stretchMs)),
  );
  return [...stretches.values()].map((stretch) => stretch.reduce(greater));
}

function greater(a: MemorySample, b: MemorySample): MemorySample {
  return {
    at: b.containerMb > a.containerMb ? b.at : a.at,
    containerMb: Math.max(a.containerMb, b.containerMb),
    serverMb: Math.max(a.serverMb, b.serverMb),
    runnerMb: Math.max(a.runnerMb, b.runnerMb),
    browserMb: Math.max(a.browserMb, b.browserMb),
  };
}
