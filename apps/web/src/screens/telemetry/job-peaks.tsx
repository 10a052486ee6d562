import { Fragment } from "react";
import type { JobPeak } from "@jobcan-automation/contract";
import { useLanguage } from "../../i18n/language.tsx";
import { japanTime } from "../../shared/text/japan-time.ts";
import { OutcomeTag } from "../../shared/tags/state-tag.tsx";
import "./job-peaks.css";

interface JobPeaksProps {
  jobs: readonly JobPeak[];
  onChoose: (job: JobPeak) => void;
}

/** The most memory that each job saw; a row leads to its moment on the charts. */
export function JobPeaks({ jobs, onChoose }: JobPeaksProps) {
  const { words } = useLanguage();
  const label = words.telemetry;
  return (
    <section className="card peaks-card" aria-labelledby="peaks-title">
      <h2 id="peaks-title">{label.peaks}</h2>
      {jobs.length === 0 ? (
        <p className="dim small">{label.noPeaks}</p>
      ) : (
        <table className="peaks">
          <thead>
            <tr>
              <th scope="col">{label.jobStart}</th>
              <th scope="col">{label.jobTime}</th>
              <th scope="col">{label.jobEnd}</th>
              <th scope="col">{label.container}</th>
              <th scope="col">{label.runner}</th>
              <th scope="col">{label.browser}</th>
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <JobRow key={`${job.jobId} ${job.startedAt}`} job={job} onChoose={onChoose} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function JobRow({ job, onChoose }: { job: JobPeak; onChoose: (job: JobPeak) => void }) {
  const { words } = useLanguage();
  const label = words.telemetry;
  const { startedAt, end, containerMb, runnerMb, browserMb } = job;
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className="link-button"
          aria-label={label.showJob(japanTime(startedAt).clock)}
          onClick={() => onChoose(job)}
        >
          {japanTime(startedAt).clock}
        </button>
      </th>
      <td data-label={label.jobTime}>
        {end === undefined ? "–" : label.secs(Math.round((end.at - startedAt) / 1000))}
      </td>
      <td data-label={label.jobEnd}>
        {end === undefined ? label.stillRuns : <OutcomeTag outcome={end.outcome} />}
        {end?.code === undefined ? null : <ErrorCode code={end.code} />}
        {job.isShared ? <span className="dim small">{label.isShared}</span> : null}
      </td>
      <td data-label={label.container}>{megabytes(containerMb)}</td>
      <td data-label={label.runner}>{megabytes(runnerMb)}</td>
      <td data-label={label.browser}>{megabytes(browserMb)}</td>
    </tr>
  );
}

/** Wraps between its words. */
function ErrorCode({ code }: { code: string }) {
  const [first, ...rest] = code.split("_");
  return (
    <code className="small">
      {first}
      {rest.map((word) => (
        <Fragment key={word}>
          _<wbr />
          {word}
        </Fragment>
      ))}
    </code>
  );
}

function megabytes(mb: number): string {
  return `${mb.toFixed(0)} MB`;
}
