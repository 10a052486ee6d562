import { admits } from "./admits.ts";
import { asks } from "./asks.ts";
import type { OpenEngine } from "./engine-under-test.ts";
import { follows } from "./follows.ts";
import { operates } from "./operates.ts";
import { runsAndRecords } from "./runs-and-records.ts";
import { stops } from "./stops.ts";
import { waits } from "./waits.ts";

/**
 * What every engine holds, whatever carries its jobs: one set of tests, to be called in a test file of each. They wait
 * for states, for an engine may bring a job to its runner in its own time.
 */
export function jobEngineContract(open: OpenEngine): void {
  runsAndRecords(open);
  admits(open);
  waits(open);
  stops(open);
  follows(open);
  asks(open);
  operates(open);
}
