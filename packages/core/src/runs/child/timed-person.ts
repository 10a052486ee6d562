import type { PersonAnswer, PersonPort } from "../../base/ports.ts";

/** Asks as the port does, and knows how long the answers took: that is no time of the site's. */
export class TimedPerson implements PersonPort {
  readonly #person: PersonPort;
  #askedMs = 0;

  constructor(person: PersonPort) {
    this.#person = person;
  }

  get askedMs(): number {
    return this.#askedMs;
  }

  async ask(...asked: Parameters<PersonPort["ask"]>): Promise<PersonAnswer> {
    const startedAt = performance.now();
    try {
      return await this.#person.ask(...asked);
    } finally {
      this.#askedMs += performance.now() - startedAt;
    }
  }
}
