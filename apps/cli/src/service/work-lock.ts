import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * The right to be the one program that fills from this data folder: two at once could press for the same account, and
 * would need the memory of two browsers. The system takes it back from a process that dies. Undefined where another
 * has it.
 */
export function takeWorkLock(dataDir: string): Disposable | undefined {
  const lock = new DatabaseSync(join(dataDir, "work.lock"), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  return { [Symbol.dispose]: () => lock.close() };
}

const sqliteBusy = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === sqliteBusy;
}
