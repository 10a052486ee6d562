import type { JobView } from "@jobcan-automation/contract";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { useLanguage } from "../../../i18n/language.tsx";
import { Notice } from "../../../shared/notices/notice.tsx";
import type { KeptOrder } from "../../../state/kept/kept-job.ts";
import { useKeptJob } from "../../../state/kept/use-kept.ts";
import { DayTable } from "../days/day-table.tsx";
import { JobEnd } from "../end/job-end.tsx";
import { usePlace } from "../place/use-place.ts";
import { JobHead } from "../head/job-head.tsx";
import { absenceInKept } from "../log/log-lines.ts";
import { KeptChoices } from "./kept-choices.tsx";

interface GoneJobProps {
  id: string;
  /** What is said where nothing is kept of it. */
  children: ReactNode;
}

/** A job that the service knows no more, as this browser has kept it. */
export function GoneJob({ id, children }: GoneJobProps) {
  const { words } = useLanguage();
  const kept = useKeptJob(id);
  if (kept.isPending) return <output className="page-wait dim">{words.job.opening}</output>;
  const { receipt, order } = kept.data ?? {};
  return receipt === undefined ? children : <KeptReceipt job={receipt.job} order={order} />;
}

function KeptReceipt({ job, order }: { job: JobView; order: KeptOrder | undefined }) {
  const { words } = useLanguage();
  const { line, day, asked } = usePlace(job.days);
  return (
    <>
      <JobHead job={job} connection={undefined} secsLeft={undefined} />
      <Notice tone="info" title={words.jobs.kept.title}>
        <p>
          {words.jobs.kept.note} <Link href="/jobs">{words.jobs.kept.back}</Link>
        </p>
        {line === undefined ? null : (
          <p>
            {words.job.line.chosen(line)}: {words.job.line.absence[absenceInKept(line, job)]}
          </p>
        )}
      </Notice>
      <JobEnd job={job} isGone />
      {order === undefined ? null : <KeptChoices order={order} />}
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
