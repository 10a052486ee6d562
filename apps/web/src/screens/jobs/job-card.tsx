import type { JobSummary } from "@jobcan-automation/contract";
import { Link } from "wouter";
import { useLanguage } from "../../i18n/language.tsx";
import { jobName } from "../../shared/text/job-name.ts";
import { japanMinute } from "../../shared/text/japan-time.ts";
import { OutcomeTally } from "../../shared/tags/outcome-tally.tsx";
import { ReceiptButtons } from "../../shared/files/receipt-buttons.tsx";
import { OrderTags } from "../../shared/tags/order-tags.tsx";
import { StateTag } from "../../shared/tags/state-tag.tsx";
import { Tag } from "../../shared/tags/tag.tsx";
import { isRemovable, type ListedJob, lostNote } from "./listed-jobs.ts";
import { RemoveStored } from "./remove-stored.tsx";

/** A job in the list: what was sent, how it stands, and what can be done with it. */
export function JobCard({ job }: { job: ListedJob }) {
  const { words, sentences } = useLanguage();
  const name = jobName(job, sentences);
  return (
    <article className="card job-card" aria-label={name}>
      <h3>{job.kind === "lost" ? name : <Link href={`/jobs/${job.id}`}>{name}</Link>}</h3>
      <p className="job-card-facts">
        <strong>{job.months.map(words.autofill.month).join("・")}</strong>
        {job.account === undefined ? null : <span>{job.account}</span>}
        <TimeOf job={job} />
      </p>
      <div className="job-tags">
        {job.kind === "lost" ? (
          <Tag tone="warn" icon="question">
            {words.jobs.noOutcome}
          </Tag>
        ) : (
          <StateTag status={job.status} />
        )}
        <OrderTags target={job.target} mode={job.mode} />
      </div>
      {job.kind === "lost" ? null : <Counts mode={job.mode} counts={job.counts} />}
      <RecordNote job={job} />
      {isRemovable(job) ? (
        <div className="job-card-actions">
          {job.kind !== "ended" || job.receipt === undefined ? null : (
            <ReceiptButtons job={job.receipt.job} finishedAt={job.receipt.at} size="xs" />
          )}
          <RemoveStored ids={[job.id]} label={words.jobs.remove} />
        </div>
      ) : null}
    </article>
  );
}

function TimeOf({ job }: { job: ListedJob }) {
  const { words } = useLanguage();
  return (
    <span className="dim">
      {job.kind === "ended"
        ? words.jobs.endedAt(japanMinute(job.status.finishedAt))
        : words.jobs.startedAt(japanMinute(job.at))}
    </span>
  );
}

/** The days by how they ended; a plan's have not been entered, so that they are only counted. */
function Counts({ mode, counts }: Pick<JobSummary, "mode"> & { counts: JobSummary["days"] }) {
  const { words } = useLanguage();
  const { open = 0, ...outcomes } = counts;
  if (mode === "plan") {
    const days = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return <p className="small">{words.jobs.plannedDays(days)}</p>;
  }
  return (
    <div className="job-card-counts">
      <OutcomeTally counts={outcomes} />
      {open === 0 ? null : <span className="dim small">{words.jobs.openDays(open)}</span>}
    </div>
  );
}

/** Where the job's record and its receipt are. */
function RecordNote({ job }: { job: ListedJob }) {
  const { words } = useLanguage();
  switch (job.kind) {
    case "live":
      return null;
    case "lost":
      return <p className="small">{words.jobs[lostNote(job)]}</p>;
    case "ended":
      return (
        <div className="dim small">
          <p>
            {job.recordUntil === undefined
              ? words.jobs.recordGone
              : words.jobs.recordUntil(japanMinute(job.recordUntil))}
          </p>
          {job.receipt === undefined ? <p>{words.jobs.notStored}</p> : null}
        </div>
      );
  }
}
