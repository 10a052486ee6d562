import type { UsageWords } from "../words/usage-words.ts";

/** A command line that is not understood, or that cannot be met as it stands; says why in the user's language. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly say: (words: UsageWords) => string;

  constructor(say: (words: UsageWords) => string) {
    super("usage");
    this.say = say;
  }
}
