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
  return causes.has(facts["cause"]) || facts["errno"] === "EROFS";
}

const handles: ReadonlySet<unknown> = new Set(["EAGAIN", "EMFILE", "ENFILE", "ENOMEM"]);

/** Whether it was no disk that was short, but what the system gives of files, processes or memory. */
export function isOutOfHandles(facts: Facts): boolean {
  return handles.has(facts["errno"]);
}
