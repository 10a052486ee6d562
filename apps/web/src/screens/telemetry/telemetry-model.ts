import type { Connection } from "@jobcan-automation/client/browser";
import type { MemoryReading, TelemetryEvent, TelemetrySnapshot } from "@jobcan-automation/contract";

/** All that the telemetry screen shows. */
export interface TelemetryModel {
  snapshot: TelemetrySnapshot | undefined;
  /** Every event held, oldest first, without doubles. */
  events: readonly TelemetryEvent[];
  connection: Connection;
}

export type LineEvent = Exclude<TelemetryEvent, { type: "sample" }>;

export const emptyTelemetry: TelemetryModel = {
  snapshot: undefined,
  events: [],
  connection: { state: "connecting", from: undefined },
};

const maxSamples = 1800;
const maxLines = 200;

/** The model with a snapshot's figures; its events are joined with those already held, and its reading is one more sample. */
export function withSnapshot(model: TelemetryModel, snapshot: TelemetrySnapshot): TelemetryModel {
  const { events, reading } = snapshot;
  const told = [...events, { type: "sample", at: reading.at, reading } as const];
  return { ...model, snapshot, events: joined(model.events, told) };
}

/** The model after events as they happened. */
export function withTelemetry(
  model: TelemetryModel,
  events: readonly TelemetryEvent[],
): TelemetryModel {
  return { ...model, events: joined(model.events, events) };
}

/** The newest reading. */
export function readingOf(model: TelemetryModel): MemoryReading | undefined {
  return model.events.findLast((event) => event.type === "sample")?.reading;
}

/** How many browsers there are, by the newest word about it. */
export function browserCountOf(model: TelemetryModel): number {
  const change = model.events.findLast((event) => event.type === "browser_count");
  return change?.count ?? model.snapshot?.browserCount ?? 0;
}

/** The lines for the list, newest first. */
export function linesOf(model: TelemetryModel): LineEvent[] {
  return model.events.filter(isLine).toReversed();
}

/** Two sources tell the same event: the snapshot and the stream. One instant and one line is one event. */
function joined(
  held: readonly TelemetryEvent[],
  more: readonly TelemetryEvent[],
): TelemetryEvent[] {
  const all = new Map([...held, ...more].map((event) => [keyOf(event), event]));
  return capped([...all.values()].toSorted((a, b) => a.at - b.at));
}

function capped(events: TelemetryEvent[]): TelemetryEvent[] {
  let samples = events.filter((event) => !isLine(event)).length - maxSamples;
  let lines = events.filter(isLine).length - maxLines;
  return events.filter((event) => (isLine(event) ? lines-- <= 0 : samples-- <= 0));
}

function keyOf(event: TelemetryEvent): string {
  return event.type === "sample" ? `${event.at}` : `${event.at} ${event.line}`;
}

function isLine(event: TelemetryEvent): event is LineEvent {
  return event.type !== "sample";
}
