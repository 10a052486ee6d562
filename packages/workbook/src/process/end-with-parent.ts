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

/** By the signal that the kernel sends when the processor time is used up; Windows does not know it. */
function endNow(): void {
  try {
    process.kill(process.pid, "SIGXCPU");
  } catch {
    // oxlint-disable-next-line unicorn/no-process-exit -- the end of a process of its own
    process.exit(exitOfUsedUpTime);
  }
}

/** As a shell has it of a program that the signal has ended. */
const exitOfUsedUpTime = 152;

const lifelineFd = 3;
/** The parent's own deadline comes first, because the parent can report the reason. */
const spareMs = 1_000;
