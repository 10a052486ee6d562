/**
 * Records that a service cannot start on and that are left as they are: `newer`, written by a later version of the
 * program; `locked`, held by another program for longer than was waited. Its message is one line for the terminal.
 */
export class RecordsUnusableError extends Error {
  override readonly name = "RecordsUnusableError";
  readonly kind: "newer" | "locked";

  constructor(kind: "newer" | "locked", facts: { version?: number } = {}) {
    super(
      kind === "newer"
        ? `the records in DATA_DIR are of a newer version of this program (${facts.version}): start that one, or choose another DATA_DIR`
        : "the records in DATA_DIR are locked by another program: end it, or choose another DATA_DIR",
    );
    this.kind = kind;
  }
}
