import type { Facts, UnsupportedKind, WorkbookRefusal } from "@jobcan-automation/contract";

/**
 * Why a file is not read. The workbook process throws this instead of AutofillError, to start quickly without zod;
 * the parent turns it into an AutofillError of the same code and facts.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  readonly facts: Facts;

  constructor(code: RefusalCode, facts: Facts, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.facts = facts;
  }
}

export type RefusalCode = "UNSUPPORTED_FILE" | "INVALID_WORKBOOK" | "FILE_TOO_LARGE";

/** INVALID_WORKBOOK with its reason. */
export function invalidWorkbook(reason: WorkbookRefusal, facts: Facts = {}): Refusal {
  return new Refusal("INVALID_WORKBOOK", { reason, ...facts });
}

/** UNSUPPORTED_FILE with the kind of file it is instead. */
export function unsupportedFile(kind: UnsupportedKind): Refusal {
  return new Refusal("UNSUPPORTED_FILE", { kind });
}
