import { Progress } from "@mantine/core";
import type { Connection } from "@jobcan-automation/client/browser";
import type { JobOutcome, JobView } from "@jobcan-automation/contract";
import { memo } from "react";
import { useSpeech } from "../../../i18n/language.tsx";
import { Icon } from "../../../shared/icon.tsx";
import { Tag } from "../../../shared/tag.tsx";
import type { Look } from "../days/day-style.ts";
import { progressOf } from "../job-progress.ts";
import { StopButtons } from "./stop-buttons.tsx";

const outcomeLooks: Record<JobOutcome, Look> = {
  succeeded: { tone: "ok", icon: "check" },
  partial: { tone: "warn", icon: "alert" },
  failed: { tone: "bad", icon: "cross" },
  cancelled: { tone: "warn", icon: "stop" },
  interrupted: { tone: "warn", icon: "alert" },
  expired: { tone: "warn", icon: "clock" },
};

/** What runs for whom and how far it is, with the ways to stop it. */
export const JobHead = memo(function JobHead({
  job,
  connection,
  secsLeft,
}: {
  job: JobView;
  /** Undefined once nothing more will come. */
  connection: Connection | undefined;
  secsLeft: number | undefined;
}) {
  const { words, sentences } = useSpeech();
  return (
    <header className="card job-head">
      <div className="job-title">
        <h1>{job.fileName}</h1>
        <div className="job-tags">
          <StateTag job={job} />
          <Tag tone="quiet" icon={job.target === "practice" ? "info" : "lock"}>
            {sentences.targets[job.target]}
          </Tag>
          <Tag tone="quiet" icon={job.mode === "plan" ? "eye" : "edit"}>
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
          <ConnectionSign connection={connection} />
          <StopButtons job={job} />
        </div>
      )}
    </header>
  );
});

function StateTag({ job }: { job: JobView }) {
  const { sentences } = useSpeech();
  const { status } = job;
  switch (status.state) {
    case "waiting":
      return (
        <Tag tone="info" icon="clock">
          {sentences.jobStates.waiting}
        </Tag>
      );
    case "running":
      return (
        <Tag tone="info" icon="refresh">
          {status.stopping === undefined
            ? sentences.jobStates.running
            : sentences.stopping[status.stopping]}
        </Tag>
      );
    case "finished": {
      const { tone, icon } = outcomeLooks[status.outcome];
      return (
        <Tag tone={tone} icon={icon}>
          {sentences.jobOutcomes[status.outcome]}
        </Tag>
      );
    }
  }
}

function JobProgress({ job, secsLeft }: { job: JobView; secsLeft: number | undefined }) {
  const { words } = useSpeech();
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

function ConnectionSign({ connection }: { connection: Connection }) {
  const { words } = useSpeech();
  const label = words.job.connection;
  switch (connection.state) {
    case "connecting":
      return <span className="connection dim">{label.connecting}</span>;
    case "open":
      return (
        <span className="connection is-open">
          <span className="connection-dot" aria-hidden="true" />
          {label.open}
        </span>
      );
    case "reconnecting":
      return (
        <output className="connection is-cut">
          <Icon name="refresh" size={15} />
          {connection.from === undefined
            ? label.reconnectingFresh
            : label.reconnecting(connection.from)}
        </output>
      );
  }
}
