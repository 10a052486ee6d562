import type { DayRecord, JobView, SubmitAnswer } from "@jobcan-automation/contract";
import type { CliPorts } from "../../cli-ports.ts";
import { exitOf } from "../../exit-codes.ts";
import { failureLine } from "../../terminal/failure-line.ts";
import { followToEnd } from "../job/follow-to-end.ts";

/** What was asked for, as far as two jobs of an account can differ in it. */
export interface Work extends Pick<JobView, "mode" | "target"> {
  days: readonly Pick<DayRecord, "date" | "wanted">[];
  /** Rows of the sheet that were not sent. */
  leftOut: number;
}

/**
 * Follows the job of an answer to its end and prints its receipt; where that is a live one which does other work, says
 * so instead.
 */
export async function followSameWork(
  ports: CliPorts,
  { jobId, attached }: SubmitAnswer,
  work: Work,
): Promise<number> {
  const { client, words } = ports;
  await ports.storeOwner();
  if (attached) {
    const live = await client.jobs.get(jobId);
    if (!isSameWork(live, work)) {
      ports.err(failureLine(words.otherUnderWay(jobId, live.fileName), ports.columns));
      return exitOf("ALREADY_RUNNING");
    }
  }
  ports.err(`${attached ? words.attached(jobId) : words.started(jobId, ports.isOwn)}\n`);
  return await followToEnd(ports, jobId, work.leftOut);
}

/** By the days and their times; the sheet may have had another name. */
function isSameWork(live: JobView, work: Work): boolean {
  if (live.mode !== work.mode || live.target !== work.target) return false;
  return keyOf(live.days) === keyOf(work.days);
}

function keyOf(days: Work["days"]): string {
  const keys = days.map(({ date, wanted }) => {
    const times = wanted.map(({ timeMin }) => timeMin).toSorted((a, b) => a - b);
    return [date, ...times].join(" ");
  });
  return keys.toSorted().join();
}
