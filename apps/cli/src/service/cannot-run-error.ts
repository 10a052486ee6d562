import type { CliWords } from "../words/cli-words.ts";
import type { ExitCode } from "../exit-codes.ts";

/** Something on this machine keeps the program from its work; says what and what to do in the user's language. */
export class CannotRunError extends Error {
  override readonly name = "CannotRunError";
  readonly say: (words: CliWords) => string;
  readonly exit: ExitCode;

  constructor(exit: ExitCode, say: (words: CliWords) => string) {
    super("cannot run");
    this.exit = exit;
    this.say = say;
  }
}
