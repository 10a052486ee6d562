/** How long days take, learned from the days that were done. */
export interface Pace {
  /** A run of so many days took so long. */
  learn(days: number, tookMs: number): void;
  secsFor(days: number): number;
}

const firstSecsPerDay = 1.5;
const startSecs = 4;
const weight = 0.3;

/** A moving average of seconds per day, with a fixed part for starting and signing in. */
export function createPace(): Pace {
  let secsPerDay = firstSecsPerDay;
  return {
    learn(days, tookMs) {
      if (days < 1) return;
      const seen = Math.max(0, tookMs / 1000 - startSecs) / days;
      secsPerDay += (seen - secsPerDay) * weight;
    },
    secsFor: (days) => Math.ceil(startSecs + days * secsPerDay),
  };
}
