import { Button } from "@mantine/core";
import { skeletonFile } from "@jobcan-automation/client/browser";
import type { JobView, ProbeReport, SkeletonPage } from "@jobcan-automation/contract";
import { errorSentence, probeLines } from "@jobcan-automation/sentences";
import { useMutation } from "@tanstack/react-query";
import { useLanguage } from "../i18n/language.tsx";
import { Icon } from "./icon.tsx";
import { shortDay } from "./text/japan-time.ts";
import { Notice } from "./notices/notice.tsx";
import { ProblemNotice } from "./notices/problem-notice.tsx";
import { saveFile } from "./files/save-file.ts";
import { Tag, type TagStyle, type Tone } from "./tags/tag.tsx";
import "./probe-report-view.css";

const stateStyles: Record<ReturnType<typeof probeLines>[number]["state"], TagStyle> = {
  found: { tone: "ok", icon: "check" },
  not_understood: { tone: "bad", icon: "alert" },
  not_knowable: { tone: "quiet", icon: "question" },
};
const verdictTones: Record<NonNullable<ProbeReport["verdict"]>, Tone> = {
  understood: "ok",
  no_correction: "warn",
  not_understood: "warn",
};

interface ProbeReportProps {
  job: JobView;
  /** Asks the service for the structure of the pages that were not understood. */
  loadSkeletons: () => Promise<SkeletonPage[]>;
}

/** What a connection test came to so far: its end in a sentence, its answers as a table, the pages to report. */
export function ProbeReportView({ job, loadSkeletons }: ProbeReportProps) {
  const { words } = useLanguage();
  const { account, probe, status } = job;
  return (
    <div className="probe-report">
      <output>
        <ProbeEnd job={job} />
      </output>
      {account === undefined ? null : <p className="small">{words.probe.account(account)}</p>}
      {probe === undefined ? null : <Answers report={probe} />}
      {status.state === "finished" && probe !== undefined && probe.unread.length > 0 ? (
        <SaveSkeleton load={loadSkeletons} />
      ) : null}
    </div>
  );
}

/** Nothing while it is under way. */
function ProbeEnd({ job: { probe, status } }: { job: JobView }) {
  const { words, sentences } = useLanguage();
  if (status.state !== "finished") return null;
  const { error, outcome } = status;
  if (outcome === "cancelled") return <Notice tone="info" title={words.probe.stopped} />;
  if (error !== undefined) {
    const { what, next } = errorSentence(sentences, error);
    return (
      <Notice tone={outcome === "failed" ? "bad" : "warn"} title={what}>
        {next}
      </Notice>
    );
  }
  if (probe?.verdict === undefined) return null;
  const { verdicts, pages, unread } = sentences.probe;
  const names = probe.unread.map((page) => pages[page]).join(" / ");
  return (
    <Notice tone={verdictTones[probe.verdict]} title={verdicts[probe.verdict]}>
      {names === "" ? undefined : unread(names)}
    </Notice>
  );
}

function Answers({ report }: { report: ProbeReport }) {
  const { words, sentences } = useLanguage();
  const { states, title } = sentences.probe;
  const lines = probeLines(sentences, report);
  if (lines.length === 0) return null;
  return (
    <>
      <table className="probe-table" aria-label={title}>
        <tbody>
          {lines.map(({ subject, label, state, text }) => (
            <tr key={subject}>
              <th scope="row">{label}</th>
              <td>
                <Tag {...stateStyles[state]}>{states[state]}</Tag>
                <span>{text}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.date === undefined ? null : (
        <p className="dim small">{words.probe.date(shortDay(report.date))}</p>
      )}
    </>
  );
}

/** Offers the structure of the pages that were not understood, for as long as the service holds it. */
function SaveSkeleton({ load }: { load: ProbeReportProps["loadSkeletons"] }) {
  const { words } = useLanguage();
  const save = useMutation({
    mutationFn: async () => skeletonFile(await load()),
    onSuccess: (file) => {
      if (file !== undefined) saveFile("jobcan-skeleton.html", file, "text/html;charset=utf-8");
    },
  });
  return (
    <div className="probe-save">
      <Button
        variant="default"
        size="xs"
        leftSection={<Icon name="download" size={15} />}
        loading={save.isPending}
        onClick={() => save.mutate()}
      >
        {words.probe.save}
      </Button>
      <p className="dim small">{words.probe.saveHint}</p>
      {save.isSuccess && save.data === undefined ? (
        <Notice tone="warn" title={words.probe.gone} />
      ) : null}
      <ProblemNotice call={save} />
    </div>
  );
}
