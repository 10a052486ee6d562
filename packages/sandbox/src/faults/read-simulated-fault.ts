import type { FaultPlace, SimulatedFault } from "./simulated-fault.ts";
import { isFaultName } from "./fault-name.ts";
import { steps } from "./step.ts";

/** A simulated fault from form fields or parsed JSON, or a sentence that says what is wrong with them. */
export function readSimulatedFault(fields: ReadonlyMap<string, unknown>): SimulatedFault | string {
  const name = textOf(fields.get("name"));
  if (!isFaultName(name)) return `unknown fault "${name}"`;
  const places = placesOf(fields.get("on"));
  if (typeof places === "string") return places;
  const times = timesOf(fields.get("times"));
  const after = numberOf(fields.get("after"));
  const value = numberOf(fields.get("value"));
  if (Number.isNaN(times) || Number.isNaN(after) || Number.isNaN(value)) {
    return "times, after and value are numbers of 0 or more";
  }
  return {
    name,
    ...(places.length === 0 ? {} : { on: places }),
    ...(times === undefined ? {} : { times }),
    ...(after === undefined ? {} : { after }),
    ...(value === undefined ? {} : { value }),
  };
}

function placesOf(given: unknown): readonly FaultPlace[] | string {
  const texts = (Array.isArray(given) ? given : [given]).map(textOf).filter((text) => text !== "");
  const places = texts.filter(isPlace);
  const wrong = texts.find((text) => !isPlace(text));
  return wrong === undefined ? places : `unknown place "${wrong}"`;
}

function isPlace(text: string): text is FaultPlace {
  return text === "any" || text.startsWith("/") || steps.some((step) => step === text);
}

function timesOf(given: unknown): number | "forever" | undefined {
  return given === "forever" ? "forever" : numberOf(given);
}

/** Undefined where nothing was given; NaN where it is no number of 0 or more. */
function numberOf(given: unknown): number | undefined {
  if (given === undefined || given === "") return undefined;
  const value = Number(given);
  return value >= 0 ? value : Number.NaN;
}

function textOf(given: unknown): string {
  return typeof given === "string" ? given : "";
}
