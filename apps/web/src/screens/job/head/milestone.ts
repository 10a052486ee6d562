import type { JobView } from "@jobcan-automation/contract";
import type { Sentences } from "@jobcan-automation/sentences";
import { progressOf } from "../job-progress.ts";

export interface MilestoneWords {
  position: (position: number) => string;
  signedIn: (account: string) => string;
  daysDone: (done: number, total: number) => string;
  ended: (outcome: string) => string;
}

/**
 * What a screen reader should announce of a job: its state, and every fifth day. The text stays the same between
 * milestones, so that a live region announces each of them once.
 */
export function milestoneOf(
  job: JobView | undefined,
  words: MilestoneWords,
  sentences: Sentences,
): string {
  if (job === undefined) return "";
  const { status } = job;
  switch (status.state) {
    case "waiting":
      return words.position(status.position);
    case "running":
      return runningMilestone(job, words, sentences);
    case "waiting_for_person":
      return sentences.questions[status.question.kind].what;
    case "finished":
      return words.ended(sentences.jobOutcomes[status.outcome]);
  }
}

function runningMilestone(job: JobView, words: MilestoneWords, sentences: Sentences): string {
  const { done, total } = progressOf(job);
  const fifth = Math.floor(done / 5) * 5;
  if (fifth > 0) return words.daysDone(fifth, total);
  return job.account === undefined ? sentences.jobStates.running : words.signedIn(job.account);
}
