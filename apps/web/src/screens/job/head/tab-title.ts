import type { JobView } from "@jobcan-automation/contract";
import type { Sentences } from "@jobcan-automation/sentences";
import { jobName } from "../../../shared/text/job-name.ts";
import { progressOf } from "../job-progress.ts";

export interface TitleWords {
  /** The place of a job in the queue, in short. */
  inQueue: (position: number) => string;
}

/** What the browser's tab says of a job: its state or progress first, as a tab cuts what comes later. */
export function tabTitle(job: JobView, words: TitleWords, sentences: Sentences): string {
  const name = jobName(job, sentences);
  return `${stateOf(job, words, sentences)} ${name}`;
}

function stateOf(job: JobView, words: TitleWords, sentences: Sentences): string {
  const { status } = job;
  switch (status.state) {
    case "waiting":
      return words.inQueue(status.position);
    case "running": {
      const { done, total } = progressOf(job);
      return total === 0 ? sentences.jobStates.running : `${done}/${total}`;
    }
    case "waiting_for_person":
      return sentences.jobStates.waiting_for_person;
    case "finished":
      return sentences.jobOutcomes[status.outcome];
  }
}
