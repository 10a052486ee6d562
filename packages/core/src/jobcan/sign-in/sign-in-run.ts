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
}
