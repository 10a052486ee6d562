import { type ErrorReport, type StopMode, stopModes } from "@jobcan-automation/contract";
import { stoppedByOperator } from "@jobcan-automation/core";

/** How a job is to stop, and at whose request. */
export interface StopOrder {
  mode: StopMode;
  by: "owner" | "operator";
}

/** What is meant where nothing else was understood. */
export const stopNow: StopOrder = { mode: "now", by: "owner" };

/** What its owner reads of a job that ended so. */
export function stopError(by: StopOrder["by"]): ErrorReport {
  return by === "operator" ? stoppedByOperator : { code: "JOB_CANCELLED", facts: {} };
}

const operatorMark = "operator:";

/** As it is stored and sent. */
export function stopText({ mode, by }: StopOrder): string {
  return by === "operator" ? `${operatorMark}${mode}` : mode;
}

/** Undefined for what is none. */
export function parseStop(text: unknown): StopOrder | undefined {
  if (typeof text !== "string") return undefined;
  const isOperators = text.startsWith(operatorMark);
  const named = isOperators ? text.slice(operatorMark.length) : text;
  const mode = stopModes.find((known) => known === named);
  return mode && { mode, by: isOperators ? "operator" : "owner" };
}
