import { Progress } from "@mantine/core";
import type { Connection } from "@jobcan-automation/client/browser";
import type { JobOutcome, JobView } from "@jobcan-automation/contract";
import { memo } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { ConnectionSign } from "../../../shared/connection-sign.tsx";
import { Tag, type TagStyle } from "../../../shared/tag.tsx";
import { progressOf } from "../job-progress.ts";
import { StopButtons } from "./stop-buttons.tsx";
import "./job-head.css";

const waitingStyle: TagStyle = { tone: "info", icon: "clock" };
const runningStyle: TagStyle = { tone: "info", icon: "refresh" };
const askingStyle: TagStyle = { tone: "warn", icon: "clock" };
const outcomeStyles: Record<JobOutcome, TagStyle> = {
  succeeded: { tone: "ok", icon: "check" },
  partial: { tone: "warn", icon: "alert" },
  failed: { tone: "bad", icon: "cross" },
  cancelled: { tone: "warn", icon: "stop" },
  interrupted: { tone: "warn", icon: "alert" },
  expired: { tone: "warn", icon: "clock" },
};

/** The job, its state and progress, with the buttons that stop it. */
export const JobHead = memo(function JobHead({
  job,
  connection,
  secsLeft,
}: {
  job: JobView;
  /** Undefined once no more events will come. */
  connection: Connection | undefined;
  secsLeft: number | undefined;
}) {
  const { words, sentences } = useLanguage();
  const label = words.job.connection;
  return (
    <header className="card job-head">
      <div className="job-title">
        <h1>{job.fileName || sentences.jobModes[job.mode]}</h1>
        <div className="job-tags">
          <StateTag job={job} />
          <Tag tone="quiet" icon={job.target === "practice" ? "info" : "lock"}>
            {sentences.targets[job.target]}
          </Tag>
          <Tag tone="quiet" icon={job.mode === "fill" ? "edit" : "eye"}>
            {sentences.jobModes[job.mode]}
          </Tag>
          {job.account === undefined ? null : (
            <span className="job-account">{words.job.account(job.account)}</span>
          )}
        </div>
      </div>
      <JobProgress job={job} secsLeft={secsLeft} />
      {job.status.state === "finished" || connection === undefined ? null : (
        <div className="job-controls">
          <ConnectionSign
            state={connection.state}
            label={
              connection.state === "reconnecting"
                ? label.reconnecting(connection.from)
                : label[connection.state]
            }
          />
          <StopButtons job={job} />
        </div>
      )}
    </header>
  );
});

function StateTag({ job: { status } }: { job: JobView }) {
  const { sentences } = useLanguage();
  const { jobStates, stopping } = sentences;
  switch (status.state) {
    case "waiting":
      return <Tag {...waitingStyle}>{jobStates.waiting}</Tag>;
    case "running":
      return (
        <Tag {...runningStyle}>
          {status.stopping === undefined ? jobStates.running : stopping[status.stopping]}
        </Tag>
      );
    case "waiting_for_person":
      return <Tag {...askingStyle}>{jobStates.waiting_for_person}</Tag>;
    case "finished":
      return <Tag {...outcomeStyles[status.outcome]}>{sentences.jobOutcomes[status.outcome]}</Tag>;
  }
}

function JobProgress({ job, secsLeft }: { job: JobView; secsLeft: number | undefined }) {
  const { words } = useLanguage();
  const { status } = job;
  const { done, total, percent } = progressOf(job);
  if (status.state === "waiting") {
    return (
      <div className="job-waiting">
        <p className="job-position">{words.job.position(status.position)}</p>
        <p className="dim">
          {status.etaSecs === undefined ? null : words.job.eta(Math.ceil(status.etaSecs))}{" "}
          {words.job.waitingNote}
        </p>
      </div>
    );
  }
  if (total === 0) return null;
  return (
    <div className="job-progress">
      <Progress.Root size="md" radius="xl">
        <Progress.Section
          value={percent}
          aria-label={words.job.progress}
          aria-valuetext={words.job.days(done, total)}
        />
      </Progress.Root>
      <p className="job-count">
        <strong>{words.job.days(done, total)}</strong>
        {secsLeft === undefined ? null : (
          <span className="dim">{words.job.secsLeft(secsLeft)}</span>
        )}
      </p>
    </div>
  );
}
