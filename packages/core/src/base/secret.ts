const shown = "[secret]";

/**
 * A value that prints as `[secret]` wherever it is logged, joined, inspected or serialised; `reveal` is the one way
 * to it.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself: for the field it is typed into, and nothing else. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return shown;
  }
}
