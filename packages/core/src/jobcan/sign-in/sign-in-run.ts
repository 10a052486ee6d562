import { toAutofillError } from "@jobcan-automation/contract";
import type { PersonPort } from "../../base/ports.ts";
import type { SiteVisit } from "../visit/site-visit.ts";
import type { OneAttempt } from "./one-attempt.ts";

/** A sign-in under way, with the person who can be asked. */
export interface SignInRun {
  visit: SiteVisit;
  attempt: OneAttempt;
  person: PersonPort;
  signal: AbortSignal;
  /** Aborted by any stop of the run: ends the waiting for a person. */
  anyStop: AbortSignal;
  /** The page that nothing but a person could get past, where there was one. */
  stoppedAt?: StoppedPage;
}

/** A page as it stood: what answers a form often has no address that it could be asked for again by. */
interface StoppedPage {
  url: string;
  html: string;
}

/** Throws where the sign-in cannot go on after this error: the run ends, or the browser has gone. */
export function throwWhereOver(error: unknown, signal: AbortSignal): void {
  signal.throwIfAborted();
  if (toAutofillError(error).code === "BROWSER_CRASHED") throw error;
}
