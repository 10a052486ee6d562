import type { Sandbox } from "@jobcan-automation/sandbox";

/**
 * Slows the practice site down, so that a job of a month lasts much longer than the test needs to observe it, also on a
 * busy machine. `clearFaults` ends that.
 */
export function slowDown(sandbox: Sandbox, answerMs = 700): void {
  sandbox.setFault({ name: "slow", on: ["book", "day-page", "insert"], value: answerMs });
}
