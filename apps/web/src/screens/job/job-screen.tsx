import { useCallback, useEffect, useRef } from "react";
import { Link } from "wouter";
import type { JobView } from "@jobcan-automation/contract";
import { useClient } from "../../state/service.tsx";
import { useStoreReceipt } from "../../state/stored/use-stored-jobs.ts";
import { useSession } from "../../state/session.tsx";
import { useLanguage } from "../../i18n/language.tsx";
import { Notice } from "../../shared/notices/notice.tsx";
import { ProblemText } from "../../shared/notices/problem-notice.tsx";
import { ProbeReportView } from "../../shared/probe-report-view.tsx";
import { useTitle } from "../../shared/use-title.ts";
import { DayTable } from "./days/day-table.tsx";
import { JobEnd } from "./end/job-end.tsx";
import { JobHead } from "./head/job-head.tsx";
import { currentDay } from "./job-progress.ts";
import type { JobModel } from "./job-model.ts";
import { usePlace } from "./place/use-place.ts";
import { PictureQuestion } from "./picture/picture-question.tsx";
import { LogPanel } from "./log/log-panel.tsx";
import { tabTitle } from "./head/tab-title.ts";
import { milestoneOf } from "./head/milestone.ts";
import { QuestionCard } from "./question/question-card.tsx";
import { GoneJob } from "./gone/gone-job.tsx";
import { useJob } from "./use-job.ts";
import { useSecsLeft } from "./head/use-secs-left.ts";
import "./job.css";
import "./print.css";

/** A job, live: its state, days and log, and what can be done with it. */
export function JobScreen({ id }: { id: string }) {
  const { words, sentences } = useLanguage();
  const { session } = useSession();
  const model = useJob(id);
  const { job } = model;
  useStoreReceipt(job);
  useTitle(job === undefined ? words.job.title : tabTitle(job, words.job, sentences));
  if (job === undefined) return <Opening id={id} model={model} />;
  return (
    <div className="job">
      <Announcer job={job} />
      <LiveHead model={model} job={job} />
      {session.attachedTo === id ? (
        <Notice tone="warn" title={words.job.attachedHere} role="alert" />
      ) : null}
      {model.ending === undefined ? <QuestionCard job={job} /> : null}
      <Ending model={model} />
      <PictureQuestion job={job} />
      {job.mode === "probe" ? null : <JobEnd job={job} isGone={model.ending?.kind === "expired"} />}
      <JobBody model={model} job={job} />
    </div>
  );
}

/** The head with its countdown, so that only the head renders each second. */
function LiveHead({ model, job }: { model: JobModel; job: JobView }) {
  const secsLeft = useSecsLeft(model);
  const connection = model.ending === undefined ? model.connection : undefined;
  return <JobHead job={job} connection={connection} secsLeft={secsLeft} />;
}

function JobBody({ model, job }: { model: JobModel; job: JobView }) {
  const { words, sentences } = useLanguage();
  const client = useClient();
  const places = usePlace(job.days);
  const { day, asked, chooseDay } = places;
  const log = useRef<HTMLElement>(null);
  const choose = useCallback(
    (chosen: string | undefined) => {
      chooseDay(chosen);
      // On a phone the log is below all days: scroll it into view.
      if (chosen !== undefined) log.current?.scrollIntoView({ block: "nearest" });
    },
    [chooseDay],
  );
  useEffect(() => {
    if (asked?.kind === "line") log.current?.scrollIntoView({ block: "nearest" });
  }, [asked]);
  return (
    <div className="job-columns">
      {job.mode === "probe" ? (
        <section className="card" aria-label={sentences.probe.title}>
          <ProbeReportView job={job} loadSkeletons={() => client.jobs.skeletons(job.id)} />
        </section>
      ) : (
        <section className="card days-card" aria-labelledby="days-title">
          <h2 id="days-title">{words.job.dayTable}</h2>
          <DayTable
            job={job}
            current={currentDay(job, model.log)}
            chosen={day}
            asked={asked?.kind === "day" ? asked : undefined}
            onChoose={choose}
          />
        </section>
      )}
      <LogPanel ref={log} model={model} places={places} />
    </div>
  );
}

/** Announces milestones, not lines, to screen readers. */
function Announcer({ job }: { job: JobView }) {
  const { words, sentences } = useLanguage();
  return <output className="visually-hidden">{milestoneOf(job, words.job, sentences)}</output>;
}

function Opening({ id, model }: { id: string; model: JobModel }) {
  const { words } = useLanguage();
  if (isGone(model)) {
    return (
      <div className="job">
        <GoneJob id={id}>
          <NoJob model={model} />
        </GoneJob>
      </div>
    );
  }
  return (
    <div className="job">
      {model.ending === undefined ? (
        <>
          <h1>{words.job.title}</h1>
          <output className="page-wait dim">
            {model.connection.state === "reconnecting"
              ? words.job.connection.reconnecting(undefined)
              : words.job.opening}
          </output>
        </>
      ) : (
        <NoJob model={model} />
      )}
    </div>
  );
}

/** Whether the service knows no such job, or no more. */
function isGone({ ending }: JobModel): boolean {
  return ending?.kind === "reported" && ending.report.code === "JOB_NOT_FOUND";
}

function NoJob({ model }: { model: JobModel }) {
  const { words } = useLanguage();
  return (
    <>
      <h1>{words.job.title}</h1>
      <Ending model={model} />
      <p>
        <Link href="/autofill">{words.notFound.back}</Link>
      </p>
    </>
  );
}

function Ending({ model }: { model: JobModel }) {
  const { words } = useLanguage();
  if (model.ending === undefined) return null;
  if (model.ending.kind === "expired") return <Notice tone="warn" title={words.job.expired} />;
  return <ProblemText problem={model.ending} />;
}
