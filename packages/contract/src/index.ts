/** Words, limits and types: nothing here loads zod. What parses input loads `./schemas` beside it. */
export * from "./errors/autofill-error.ts";
export * from "./log-facts.ts";
export * from "./column-roles.ts";
export * from "./errors/error-codes.ts";
export * from "./errors/error-exit.ts";
export * from "./file-refusals.ts";
export * from "./is-unfulfilled.ts";
export * from "./issue-codes.ts";
export * from "./job.ts";
export * from "./ledger.ts";
export * from "./limits.ts";
export * from "./mailbox.ts";
export * from "./person.ts";
export * from "./picture/picture.ts";
export * from "./picture/picture-part.ts";
export * from "./probe.ts";
export type * from "./schemas/index.ts";
export * from "./subscribers.ts";
