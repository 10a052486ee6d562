import type { JobView } from "@jobcan-automation/contract";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { useLanguage } from "../../../i18n/language.tsx";
import { Notice } from "../../../shared/notices/notice.tsx";
import type { StoredOrder } from "../../../state/stored/stored-job.ts";
import { useStoredJob } from "../../../state/stored/use-stored-jobs.ts";
import { DayTable } from "../days/day-table.tsx";
import { JobEnd } from "../end/job-end.tsx";
import { usePlace } from "../place/use-place.ts";
import { JobHead } from "../head/job-head.tsx";
import { absenceWithoutLog } from "../log/log-lines.ts";
import { StoredChoices } from "./stored-choices.tsx";

interface GoneJobProps {
  id: string;
  /** What is said where nothing is stored of it. */
  children: ReactNode;
}

/** A job that the service knows no more, as this browser has stored it. */
export function GoneJob({ id, children }: GoneJobProps) {
  const { words } = useLanguage();
  const stored = useStoredJob(id);
  if (stored.isPending) return <output className="page-wait dim">{words.job.opening}</output>;
  const { receipt, order } = stored.data ?? {};
  return receipt === undefined ? children : <StoredReceipt job={receipt.job} order={order} />;
}

function StoredReceipt({ job, order }: { job: JobView; order: StoredOrder | undefined }) {
  const { words } = useLanguage();
  const { line, day, asked } = usePlace(job.days);
  return (
    <>
      <JobHead job={job} connection={undefined} secsLeft={undefined} />
      <Notice tone="info" title={words.jobs.stored.title}>
        <p>
          {words.jobs.stored.note} <Link href="/jobs">{words.jobs.stored.back}</Link>
        </p>
        {line === undefined ? null : (
          <p>
            {words.job.line.chosen(line)}: {words.job.line.absence[absenceWithoutLog(line, job)]}
          </p>
        )}
      </Notice>
      <JobEnd job={job} isGone />
      {order === undefined ? null : <StoredChoices order={order} />}
      <section className="card days-card" aria-labelledby="days-title">
        <h2 id="days-title">{words.job.dayTable}</h2>
        <DayTable
          job={job}
          current={undefined}
          chosen={day}
          asked={asked?.kind === "day" ? asked : undefined}
          onChoose={undefined}
        />
      </section>
    </>
  );
}
