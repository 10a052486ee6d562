import type { Target } from "@jobcan-automation/contract";

/** The contract's targets, without the schemas that come with its list. */
export const targets: readonly Target[] = ["practice", "jobcan"];
