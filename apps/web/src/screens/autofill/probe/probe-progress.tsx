import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { logSentence } from "@jobcan-automation/sentences";
import type { JobState } from "@jobcan-automation/contract";
import { Link } from "wouter";
import { useLanguage } from "../../../i18n/language.tsx";
import { Icon } from "../../../shared/icon.tsx";
import { Notice } from "../../../shared/notices/notice.tsx";
import { ProbeReportView } from "../../../shared/probe-report-view.tsx";
import { ProblemNotice, ProblemText } from "../../../shared/notices/problem-notice.tsx";
import { useClient } from "../../../state/service.tsx";
import { isUnderWay, type ProbeModel } from "./probe-model.ts";

/** A connection test that was started: how it stands, and what it has found. */
export function ProbeProgress({ jobId, model }: { jobId: string; model: ProbeModel }) {
  const client = useClient();
  return (
    <>
      {isUnderWay(model) ? <UnderWay jobId={jobId} model={model} /> : null}
      <ProbeEnding model={model} />
      {model.job === undefined ? null : (
        <ProbeReportView job={model.job} loadSkeletons={() => client.jobs.skeletons(jobId)} />
      )}
    </>
  );
}

/** Where it stands, and the button that ends it. */
function UnderWay({ jobId, model }: { jobId: string; model: ProbeModel }) {
  const { words, sentences } = useLanguage();
  const client = useClient();
  const stop = useMutation({ mutationFn: () => client.jobs.stop(jobId, "now") });
  const { job, line } = model;
  return (
    <div className="probe-state">
      <p className="probe-now">
        <output>{stateText(words.probe, job?.status)}</output>
        {line === undefined || job?.status.state !== "running" ? null : (
          <span className="dim small">{logSentence(sentences, line)}</span>
        )}
      </p>
      <Button
        size="xs"
        variant="default"
        disabled={job === undefined}
        loading={stop.isPending}
        leftSection={<Icon name="stop" size={14} />}
        onClick={() => stop.mutate()}
      >
        {words.probe.stop}
      </Button>
      <ProblemNotice call={stop} />
      {job?.status.state === "waiting_for_person" ? (
        <Link href={`/jobs/${jobId}`}>{words.probe.toQuestion}</Link>
      ) : null}
    </div>
  );
}

interface StateWords {
  starting: string;
  running: string;
  stopping: string;
  asks: string;
  waiting(position: number): string;
}

function stateText(words: StateWords, status: JobState | undefined): string {
  switch (status?.state) {
    case "waiting":
      return words.waiting(status.position);
    case "running":
      return status.stopping === undefined ? words.running : words.stopping;
    case "waiting_for_person":
      return words.asks;
    case "finished":
    case undefined:
      return words.starting;
  }
}

function ProbeEnding({ model: { ending } }: { model: ProbeModel }) {
  const { words } = useLanguage();
  if (ending === undefined) return null;
  if (ending.kind === "expired") return <Notice tone="warn" title={words.probe.gone} />;
  return <ProblemText problem={ending} />;
}
