import { Progress } from "@mantine/core";
import type { Connection } from "@jobcan-automation/client/browser";
import type { JobView } from "@jobcan-automation/contract";
import { memo } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { ConnectionSign } from "../../../shared/connection-sign.tsx";
import { OrderTags } from "../../../shared/tags/order-tags.tsx";
import { StateTag } from "../../../shared/tags/state-tag.tsx";
import { jobName } from "../../../shared/text/job-name.ts";
import { progressOf } from "../job-progress.ts";
import { NotifyButton } from "./notify-button.tsx";
import { StopButtons } from "./stop-buttons.tsx";
import "./job-head.css";

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
        <h1>{jobName(job, sentences)}</h1>
        <div className="job-tags">
          <StateTag status={job.status} />
          <OrderTags target={job.target} mode={job.mode} />
          {job.account === undefined ? null : (
            <span className="job-account">{words.job.account(job.account)}</span>
          )}
        </div>
      </div>
      <JobProgress job={job} secsLeft={secsLeft} />
      <NotifyButton job={job} />
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
