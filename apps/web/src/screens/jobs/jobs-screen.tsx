import { Link } from "wouter";
import { useLanguage } from "../../i18n/language.tsx";
import { Icon } from "../../shared/icon.tsx";
import { Notice } from "../../shared/notices/notice.tsx";
import { ProblemNotice } from "../../shared/notices/problem-notice.tsx";
import { useTitle } from "../../shared/use-title.ts";
import { maxStored } from "../../state/stored/stored-job.ts";
import { useStoredJobs } from "../../state/stored/use-stored-jobs.ts";
import { useOwnJobs } from "../../state/stored/use-own-jobs.ts";
import { JobCard } from "./job-card.tsx";
import { isRemovable, type ListedJob, listedJobs } from "./listed-jobs.ts";
import { RemoveStored } from "./remove-stored.tsx";
import "./jobs.css";

/** The jobs of this browser: what is under way, and the receipts of what has ended. */
export function JobsScreen() {
  const { words } = useLanguage();
  const known = useOwnJobs();
  const stored = useStoredJobs();
  useTitle(words.jobs.title);
  const isOpening = stored.isPending || (known.data === undefined && known.failureCount === 0);
  const jobs = listedJobs(known.data, stored.data ?? { orders: [], receipts: [] });
  return (
    <div className="jobs">
      <header className="screen-head">
        <h1>{words.jobs.title}</h1>
        <p className="dim">{words.jobs.lead}</p>
      </header>
      <Privacy ids={isOpening ? [] : jobs.filter(isRemovable).map(({ id }) => id)} />
      {stored.isError && !isOpening ? (
        <Notice tone="warn" role="alert" title={words.jobs.unavailable} />
      ) : null}
      <ProblemNotice call={known} />
      {isOpening ? (
        <output className="page-wait dim">{words.jobs.opening}</output>
      ) : (
        <Lists jobs={jobs} />
      )}
    </div>
  );
}

/** What is stored here, and the button that removes all of it. */
function Privacy({ ids }: { ids: readonly string[] }) {
  const { words } = useLanguage();
  return (
    <aside className="fine-print" aria-label={words.jobs.privacyTitle}>
      <Icon name="lock" size={16} />
      <p>{words.jobs.privacy(maxStored)}</p>
      {ids.length === 0 ? null : <RemoveStored ids={ids} label={words.jobs.removeAll} />}
    </aside>
  );
}

function Lists({ jobs }: { jobs: readonly ListedJob[] }) {
  const { words } = useLanguage();
  const live = jobs.filter(({ kind }) => kind === "live");
  const others = jobs.filter(({ kind }) => kind !== "live");
  if (jobs.length === 0) {
    return (
      <p className="page-empty">
        <span>{words.jobs.empty}</span>
        <Link href="/autofill">{words.notFound.back}</Link>
      </p>
    );
  }
  return (
    <>
      <List id="jobs-live" title={words.jobs.live} jobs={live} />
      <List id="jobs-ended" title={words.jobs.ended} jobs={others} />
    </>
  );
}

function List({ id, title, jobs }: { id: string; title: string; jobs: readonly ListedJob[] }) {
  if (jobs.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="jobs-title">
        {title}
      </h2>
      <ul className="jobs-list">
        {jobs.map((job) => (
          <li key={job.id}>
            <JobCard job={job} />
          </li>
        ))}
      </ul>
    </section>
  );
}
