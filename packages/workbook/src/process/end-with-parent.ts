import { Socket } from "node:net";

/**
 * Ends this workbook process when its parent is gone, which closes the lifeline, or when it exceeds its deadline and
 * the parent has not ended it. Works only while the event loop runs, as it does after every piece of a file.
 */
export function endWithParent(deadlineMs: number): void {
  if (!(deadlineMs > 0)) return;
  setTimeout(endNow, deadlineMs + spareMs).unref();
  try {
    const lifeline = new Socket({ fd: lifelineFd });
    lifeline.on("error", endNow).on("close", endNow).resume();
    lifeline.unref();
  } catch {
    // Started by hand, without a lifeline.
  }
}

/** The signal that the kernel sends when the processor time is used up. */
function endNow(): void {
  process.kill(process.pid, "SIGXCPU");
}

const lifelineFd = 3;
/** The parent's own deadline comes first, because the parent can report the reason. */
const spareMs = 1_000;
