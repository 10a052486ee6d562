import type { JobView } from "@jobcan-automation/contract";
import type { Sentences } from "@jobcan-automation/sentences";

/** What somebody who looks elsewhere wants to hear of a job; `key` is the same for as long as that is. */
export interface JobNotice {
  key: string;
  text: string;
}

/** That a job has ended, or that it waits for an answer; undefined for all else. */
export function noticeOf({ status }: JobView, sentences: Sentences): JobNotice | undefined {
  switch (status.state) {
    case "waiting":
    case "running":
      return undefined;
    case "waiting_for_person": {
      const { kind, number } = status.question;
      return { key: `asks ${number}`, text: sentences.questions[kind].what };
    }
    case "finished":
      return { key: "finished", text: sentences.jobOutcomes[status.outcome] };
  }
}
