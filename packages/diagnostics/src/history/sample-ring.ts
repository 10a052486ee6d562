/** Where memory was at an instant (epoch ms), in MB. */
export interface MemorySample {
  at: number;
  containerMb: number;
  serverMb: number;
  runnerMb: number;
  browserMb: number;
}

/** The last samples, in typed arrays that are made once and never grow. */
export interface SampleRing {
  /** What the ring holds of memory, however full it is. */
  readonly bytes: number;
  push(sample: MemorySample): void;
  /** Those of a span, both ends included, oldest first. */
  between(fromMs: number, toMs: number): MemorySample[];
}

/** Holds the newest `size` samples. */
export function createSampleRing(size: number): SampleRing {
  const at = new Float64Array(size);
  const parts = {
    containerMb: new Float32Array(size),
    serverMb: new Float32Array(size),
    runnerMb: new Float32Array(size),
    browserMb: new Float32Array(size),
  };
  let pushed = 0;
  const sampleAt = (index: number): MemorySample => ({
    at: at[index] ?? 0,
    containerMb: parts.containerMb[index] ?? 0,
    serverMb: parts.serverMb[index] ?? 0,
    runnerMb: parts.runnerMb[index] ?? 0,
    browserMb: parts.browserMb[index] ?? 0,
  });
  return {
    bytes: [at, ...Object.values(parts)].reduce((sum, column) => sum + column.byteLength, 0),
    push(sample) {
      const index = pushed % size;
      at[index] = sample.at;
      parts.containerMb[index] = sample.containerMb;
      parts.serverMb[index] = sample.serverMb;
      parts.runnerMb[index] = sample.runnerMb;
      parts.browserMb[index] = sample.browserMb;
      pushed += 1;
    },
    between(fromMs, toMs) {
      const found: MemorySample[] = [];
      for (let nth = Math.max(0, pushed - size); nth < pushed; nth += 1) {
        const instant = at[nth % size] ?? 0;
        if (instant >= fromMs && instant <= toMs) found.push(sampleAt(nth % size));
      }
      return found;
    },
  };
}
