import type { Fault, FaultPlace, FaultSpec } from "./fault.ts";
import { faultTable } from "./fault-table.ts";
import { type Step, stepOf } from "./step.ts";

/** The list with this fault switched on; one of the same name at the same places is replaced. */
export function withFault(faults: readonly Fault[], spec: FaultSpec): Fault[] {
  const fault = createFault(spec);
  return [...faults.filter((other) => !isSame(other, fault)), fault];
}

/** The faults that happen to this request; each one's counters move on. */
export function faultsFor(faults: readonly Fault[], method: string, path: string): Fault[] {
  const step = stepOf(method, path);
  return faults.filter((fault) => matches(fault, step, path) && fires(fault));
}

function createFault(spec: FaultSpec): Fault {
  const row = faultTable[spec.name];
  const times = spec.times ?? row.times;
  return {
    spec,
    places: placesOf(spec.on) ?? row.on,
    times: times === "forever" ? Number.POSITIVE_INFINITY : times,
    seen: 0,
    fired: 0,
  };
}

function placesOf(on: FaultSpec["on"]): readonly FaultPlace[] | undefined {
  return typeof on === "string" ? [on] : on;
}

function isSame(a: Fault, b: Fault): boolean {
  return a.spec.name === b.spec.name && a.places.join() === b.places.join();
}

function matches(fault: Fault, step: Step, path: string): boolean {
  return fault.places.some((place) => place === "any" || place === step || isPath(place, path));
}

function isPath(place: string, path: string): boolean {
  return place.startsWith("/") && trimmed(place) === trimmed(path);
}

function trimmed(path: string): string {
  return path.replace(/\/$/, "");
}

function fires(fault: Fault): boolean {
  fault.seen++;
  if (fault.seen <= (fault.spec.after ?? 0) || fault.fired >= fault.times) return false;
  fault.fired++;
  return true;
}
