import type { JobOutcome, JobState } from "@jobcan-automation/contract";
import { useLanguage } from "../../i18n/language.tsx";
import { Tag, type TagStyle } from "./tag.tsx";

/** How each state of a job that has not ended is shown. */
export const liveStyles: Record<Exclude<JobState["state"], "finished">, TagStyle> = {
  waiting: { tone: "info", icon: "clock" },
  running: { tone: "info", icon: "refresh" },
  waiting_for_person: { tone: "warn", icon: "clock" },
};

const outcomeStyles: Record<JobOutcome, TagStyle> = {
  succeeded: { tone: "ok", icon: "check" },
  partial: { tone: "warn", icon: "alert" },
  failed: { tone: "bad", icon: "cross" },
  cancelled: { tone: "warn", icon: "stop" },
  interrupted: { tone: "warn", icon: "alert" },
  expired: { tone: "warn", icon: "clock" },
};

/** How a job stands, or how it ended. */
export function StateTag({ status }: { status: JobState }) {
  const { sentences } = useLanguage();
  const { jobStates, stopping } = sentences;
  switch (status.state) {
    case "waiting":
      return <Tag {...liveStyles.waiting}>{jobStates.waiting}</Tag>;
    case "running":
      return (
        <Tag {...liveStyles.running}>
          {status.stopping === undefined ? jobStates.running : stopping[status.stopping]}
        </Tag>
      );
    case "waiting_for_person":
      return <Tag {...liveStyles.waiting_for_person}>{jobStates.waiting_for_person}</Tag>;
    case "finished":
      return <OutcomeTag outcome={status.outcome} />;
  }
}

/** How a job ended. */
export function OutcomeTag({ outcome }: { outcome: JobOutcome }) {
  const { sentences } = useLanguage();
  return <Tag {...outcomeStyles[outcome]}>{sentences.jobOutcomes[outcome]}</Tag>;
}
