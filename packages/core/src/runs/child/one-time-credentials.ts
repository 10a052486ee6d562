import { AutofillError } from "@jobcan-automation/contract";
import type { Credentials } from "../messages.ts";

/** What a run signs in with, until it is taken: from then on the taker alone holds it. */
export class OneTimeCredentials {
  #held: Credentials | undefined;

  constructor(credentials: Credentials | undefined) {
    this.#held = credentials;
  }

  /** Throws where they were taken before. */
  take(): Credentials {
    const taken = this.#held;
    this.#held = undefined;
    if (taken === undefined) throw new AutofillError("INTERNAL", { step: "credentials_twice" });
    return taken;
  }
}
