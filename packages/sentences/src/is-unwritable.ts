import type { Facts } from "@jobcan-automation/contract";

const causes: ReadonlySet<unknown> = new Set([
  "locked",
  "read_only",
  "io_error",
  "corrupt",
  "cannot_open",
]);

/**
 * Whether a record could not be stored for another reason than a full disk
 * (docs/decisions/0021-sqlite-of-node-itself.md).
 */
export function isUnwritable(facts: Facts): boolean {
  return causes.has(facts["cause"]);
}
