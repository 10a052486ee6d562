import type { TelemetryEvent } from "@jobcan-automation/contract";

export const memoryParts = ["container", "server", "runner", "browser"] as const;
export type MemoryPart = (typeof memoryParts)[number];

/** Columns for the memory chart: seconds, then MB by part. */
export type MemoryColumns = [number[], number[], number[], number[], number[]];

/** Memory over time, from samples and checkpoints alike. */
export function memoryColumns(events: readonly TelemetryEvent[]): MemoryColumns {
  const columns: MemoryColumns = [[], [], [], [], []];
  for (const event of events) {
    const figures = figuresOf(event);
    if (figures === undefined) continue;
    columns[0].push(event.at / 1000);
    columns[1].push(figures.containerMb);
    columns[2].push(figures.serverMb);
    columns[3].push(figures.runnerMb);
    columns[4].push(figures.browserMb);
  }
  return columns;
}

/** Browsers over time: a step at each change, extended until now. `count` is the current number. */
export function browserColumns(
  events: readonly TelemetryEvent[],
  span: { fromMs: number; toMs: number; count: number },
): [number[], number[]] {
  const changes = events.filter((event) => event.type === "browser_count");
  const [first] = changes;
  const before =
    first === undefined ? span.count : first.count - (first.change === "increment" ? 1 : -1);
  const points = [
    { at: span.fromMs, count: before },
    ...changes.filter(({ at }) => at > span.fromMs),
    { at: span.toMs, count: changes.at(-1)?.count ?? span.count },
  ];
  return [points.map(({ at }) => at / 1000), points.map(({ count }) => count)];
}

/** The checkpoints' times and tags. */
export function checkpointMarks(events: readonly TelemetryEvent[]): { at: number; tag: string }[] {
  return events.flatMap((event) =>
    event.type === "memory_check" ? [{ at: event.at, tag: event.tag }] : [],
  );
}

/** From the first event to the last, at least a minute, so that the first samples do not fill the chart. */
export function spanOf(
  events: readonly TelemetryEvent[],
  nowMs: number,
): { fromMs: number; toMs: number } {
  const toMs = Math.max(nowMs, events.at(-1)?.at ?? 0);
  const fromMs = Math.min(events[0]?.at ?? toMs, toMs - 60_000);
  return { fromMs, toMs };
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
