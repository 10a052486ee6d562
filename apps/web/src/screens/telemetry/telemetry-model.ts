import type { Connection } from "@jobcan-automation/client/browser";
import type { MemoryReading, TelemetryEvent, TelemetrySnapshot } from "@jobcan-automation/contract";

/** The state of the telemetry screen. */
export interface TelemetryModel {
  snapshot: TelemetrySnapshot | undefined;
  /** Events, oldest first, without duplicates. */
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

/** The model with a snapshot's figures; its events are merged into the model's, its reading is another sample. */
export function withSnapshot(model: TelemetryModel, snapshot: TelemetrySnapshot): TelemetryModel {
  const { events, reading } = snapshot;
  const more = [...events, { type: "sample", at: reading.at, reading } as const];
  return { ...model, snapshot, events: joined(model.events, more) };
}

/** The model after more events. */
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

/** The number of browsers, by the newest event or snapshot. */
export function browserCountOf(model: TelemetryModel): number {
  const change = model.events.findLast((event) => event.type === "browser_count");
  return change?.count ?? model.snapshot?.browserCount ?? 0;
}

/** The lines for the list, newest first. */
export function linesOf(model: TelemetryModel): LineEvent[] {
  return model.events.filter(isLine).toReversed();
}

/** Snapshot and stream may both contain an event: events with the same time and line are the same. */
function joined(
  events: readonly TelemetryEvent[],
  more: readonly TelemetryEvent[],
): TelemetryEvent[] {
  const all = new Map([...events, ...more].map((event) => [keyOf(event), event]));
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
