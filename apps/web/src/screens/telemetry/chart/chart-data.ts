import type { TelemetryEvent, TelemetryHistory } from "@jobcan-automation/contract";
import type { Span } from "./view-span.ts";

export const memoryParts = ["container", "server", "runner", "browser"] as const;
export type MemoryPart = (typeof memoryParts)[number];

/** Columns for the memory chart: seconds, then MB by part. */
export type MemoryColumns = [number[], number[], number[], number[], number[]];

/** Memory over a span: what the service remembers of it, and what has been followed since. */
export function memoryColumns(
  events: readonly TelemetryEvent[],
  history: TelemetryHistory | undefined,
  { fromMs, toMs }: Span,
): MemoryColumns {
  const columns: MemoryColumns = [[], [], [], [], []];
  const add = (at: number, figures: Figures) => {
    if (at < fromMs || at > toMs) return;
    columns[0].push(at / 1000);
    columns[1].push(figures.containerMb);
    columns[2].push(figures.serverMb);
    columns[3].push(figures.runnerMb);
    columns[4].push(figures.browserMb);
  };
  const past = history ?? noHistory;
  for (const [index, at] of past.at.entries()) add(at, rowOf(past, index));
  const since = past.at.at(-1) ?? 0;
  for (const event of events) {
    const figures = figuresOf(event);
    if (figures !== undefined && event.at > since) add(event.at, figures);
  }
  return columns;
}

const noHistory: TelemetryHistory = {
  at: [],
  containerMb: [],
  serverMb: [],
  runnerMb: [],
  browserMb: [],
  jobs: [],
};

function rowOf(past: TelemetryHistory, index: number): Figures {
  return {
    containerMb: past.containerMb[index] ?? 0,
    serverMb: past.serverMb[index] ?? 0,
    runnerMb: past.runnerMb[index] ?? 0,
    browserMb: past.browserMb[index] ?? 0,
  };
}

/**
 * Browsers over a span: a step at each change, held to its end. Null before the oldest event that is known. `count` is
 * the present number, for a service that has no change yet.
 */
export function browserColumns(
  events: readonly TelemetryEvent[],
  { fromMs, toMs, count }: Span & { count: number },
): [number[], (number | null)[]] {
  const changes = events.filter((event) => event.type === "browser_count");
  const [first] = changes;
  const atFirst =
    first === undefined ? count : first.count - (first.change === "increment" ? 1 : -1);
  const oldestMs = events[0]?.at ?? fromMs;
  const steps = [{ at: oldestMs, count: atFirst }, ...changes];
  const before = steps.findLast(({ at }) => at <= fromMs)?.count ?? null;
  const within = steps.filter(({ at }) => at > fromMs && at <= toMs);
  const points = [
    { at: fromMs, count: before },
    ...within,
    { at: toMs, count: within.at(-1)?.count ?? before },
  ];
  return [points.map(({ at }) => at / 1000), points.map(({ count: each }) => each)];
}

/** The checkpoints' times and tags. */
export function checkpointMarks(events: readonly TelemetryEvent[]): { at: number; tag: string }[] {
  return events.flatMap((event) =>
    event.type === "memory_check" ? [{ at: event.at, tag: event.tag }] : [],
  );
}

interface Figures {
  containerMb: number;
  serverMb: number;
  runnerMb: number;
  browserMb: number;
}

function figuresOf(event: TelemetryEvent): Figures | undefined {
  switch (event.type) {
    case "sample":
      return event.reading;
    case "memory_check":
      return event;
    case "browser_count":
    case "line":
      return undefined;
  }
}
