import { errorCodes, jobOutcomes } from "@jobcan-automation/contract";

/** How often each of a few known words was counted. */
interface Count {
  count(word: string): void;
  all(): [string, number][];
}

export interface Counts {
  cleanupFailures: Count;
  checkpoints: Count;
  outcomes: Count;
  jobErrors: Count;
  refused: Count;
}

/** What an alert asks the rate of is there from the start with 0: else its first one would be no increase. */
export function createCounts(): Counts {
  return {
    cleanupFailures: createCount([]),
    checkpoints: createCount([]),
    outcomes: createCount(jobOutcomes),
    jobErrors: createCount(errorCodes),
    refused: createCount(errorCodes),
  };
}

function createCount(known: readonly string[]): Count {
  const counts = new Map<string, number>(known.map((word) => [word, 0]));
  return {
    count: (word) => void counts.set(word, (counts.get(word) ?? 0) + 1),
    all: () => [...counts],
  };
}
