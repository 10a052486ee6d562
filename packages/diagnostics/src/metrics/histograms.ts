import type { Histogram } from "prom-client";

/** A distribution as it is declared; `le` is the upper bounds of its buckets. */
export interface HistogramWords {
  name: string;
  help: string;
  label?: string;
  le: readonly number[];
}

export interface Histograms<Name extends string> {
  /** `label` is the value of the one label that it has, if it has one. */
  observe(name: Name, value: number, label?: string): void;
  /** All of them, with everything that was observed. */
  all(): Promise<Histogram[]>;
}

interface Observed<Name> {
  name: Name;
  value: number;
  label: string | undefined;
}

/** Three or four a job: so many jobs' worth of them are 40 kB. */
const mostWaiting = 1_000;

/**
 * prom-client's histograms, made when they are first asked for: the library costs 1–2 MB, and what is observed before
 * waits as numbers. Too many of these bring the library in, so that nothing observed is ever lost.
 */
export function createHistograms<Name extends string>(
  words: Readonly<Record<Name, HistogramWords>>,
): Histograms<Name> {
  const waiting: Observed<Name>[] = [];
  let made: Promise<Map<string, Histogram>> | undefined;
  const all = async (): Promise<Histogram[]> => {
    made ??= makeAll(Object.values<HistogramWords>(words));
    const histograms = await made;
    for (const { name, value, label } of waiting.splice(0)) {
      const { name: full, label: key } = words[name];
      const labels = key === undefined ? {} : { [key]: label ?? "" };
      histograms.get(full)?.observe(labels, value);
    }
    return [...histograms.values()];
  };
  return {
    all,
    observe(name, value, label) {
      waiting.push({ name, value, label });
      if (waiting.length >= mostWaiting) void all();
    },
  };
}

async function makeAll(words: readonly HistogramWords[]): Promise<Map<string, Histogram>> {
  const { Histogram } = await import("prom-client");
  const made = words.map(({ name, help, label, le }): [string, Histogram] => [
    name,
    new Histogram({
      name,
      help,
      labelNames: label === undefined ? [] : [label],
      buckets: [...le],
      registers: [],
    }),
  ]);
  return new Map(made);
}
