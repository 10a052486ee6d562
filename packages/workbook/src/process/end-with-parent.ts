import { Socket } from "node:net";

/**
 * Ends this workbook process when its parent is gone, which closes the lifeline, or when it has lived beyond its deadline and the parent has not
 * seen to it. Seen whenever the event loop turns, as it does after every piece of a file.
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

/** As the kernel ends it when it has used up its processor time. */
function endNow(): void {
  process.kill(process.pid, "SIGXCPU");
}

const lifelineFd = 3;
/** The parent's own deadline comes first, and tells why. */
const spareMs = 1_000;
