import type { Sandbox } from "@jobcan-automation/sandbox";

/**
 * Holds the practice site back, so that a job of a month lasts far longer than whatever looks at it in mid-job needs,
 * on a busy machine too. `clearFaults` lets it go.
 */
export function holdBack(sandbox: Sandbox, answerMs = 700): void {
  sandbox.setFault({ name: "slow", on: ["book", "day-page", "insert"], value: answerMs });
}
