import type { ActiveFault, FaultPlace, SimulatedFault } from "./simulated-fault.ts";
import { faultTable } from "./fault-table.ts";
import { type Step, stepOf } from "./step.ts";

/** The list with this fault switched on; it replaces a fault of the same name at the same places. */
export function withFault(faults: readonly ActiveFault[], spec: SimulatedFault): ActiveFault[] {
  const fault = createFault(spec);
  return [...faults.filter((other) => !isSame(other, fault)), fault];
}

/** The faults that hit this request; counts the request for each fault that matches. */
export function faultsFor(
  faults: readonly ActiveFault[],
  method: string,
  path: string,
): ActiveFault[] {
  const step = stepOf(method, path);
  return faults.filter((fault) => matches(fault, step, path) && fires(fault));
}

function createFault(spec: SimulatedFault): ActiveFault {
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

function placesOf(on: SimulatedFault["on"]): readonly FaultPlace[] | undefined {
  return typeof on === "string" ? [on] : on;
}

function isSame(a: ActiveFault, b: ActiveFault): boolean {
  return a.spec.name === b.spec.name && a.places.join() === b.places.join();
}

function matches(fault: ActiveFault, step: Step, path: string): boolean {
  return fault.places.some((place) => place === "any" || place === step || isPath(place, path));
}

function isPath(place: string, path: string): boolean {
  return place.startsWith("/") && trimmed(place) === trimmed(path);
}

function trimmed(path: string): string {
  return path.replace(/\/$/, "");
}

function fires(fault: ActiveFault): boolean {
  fault.seen++;
  if (fault.seen <= (fault.spec.after ?? 0) || fault.fired >= fault.times) return false;
  fault.fired++;
  return true;
}
