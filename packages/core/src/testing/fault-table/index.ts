import { betweenFaults } from "./between-faults.ts";
import type { FaultCase } from "./fault-case.ts";
import { laterFaults } from "./later-faults.ts";
import { readingFaults } from "./reading-faults.ts";
import { signInFaults } from "./sign-in-faults.ts";

/** Every fault at every moment at which it can happen. */
export const faultTable: readonly FaultCase[] = [
  ...signInFaults,
  ...readingFaults,
  ...betweenFaults,
  ...laterFaults,
];
