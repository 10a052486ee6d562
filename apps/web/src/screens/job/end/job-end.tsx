import { Button } from "@mantine/core";
import { approvalSentence, errorSentence } from "@jobcan-automation/sentences";
import type { JobView } from "@jobcan-automation/contract";
import type { Ref } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { Icon } from "../../../shared/icon.tsx";
import { Notice } from "../../../shared/notices/notice.tsx";
import { ProblemNotice } from "../../../shared/notices/problem-notice.tsx";
import { ReceiptButtons } from "../../../shared/files/receipt-buttons.tsx";
import { OutcomeTally } from "../../../shared/tags/outcome-tally.tsx";
import type { Tone } from "../../../shared/tags/tag.tsx";
import { useArrivalFocus } from "../../../shared/keyboard/use-arrival-focus.ts";
import { endNoteOf, type EndNote } from "./end-note.ts";
import { outcomesOf } from "../../../state/job/outcomes-of.ts";
import { addedOn, useSession } from "../../../state/session.tsx";
import { applicableOf, restToSend } from "../job-progress.ts";
import { useSitting } from "../use-sitting.ts";
import { LeftList } from "../left/left-list.tsx";
import { ApplyPlan } from "./apply-plan.tsx";
import { Receipts } from "./receipts.tsx";
import { useRest } from "./use-rest.ts";
import "./job-end.css";

interface JobEndProps {
  job: JobView;
  /** The service has forgotten it: what can be saved of it is made here. */
  isGone?: boolean;
}

/** The result of an ended job, and what can be done next. */
export function JobEnd({ job, isGone = false }: JobEndProps) {
  const { sentences } = useLanguage();
  const { status } = job;
  const title = useArrivalFocus<HTMLHeadingElement>(status.state === "finished" ? job.id : "");
  if (status.state !== "finished") return null;
  const { error } = status;
  const approval = approvalSentence(sentences, job.days);
  const sentence = error === undefined ? undefined : errorSentence(sentences, error);
  return (
    <section className="job-end">
      {sentence === undefined ? (
        <EndNotice job={job} heading={title} />
      ) : (
        <Notice
          tone={status.outcome === "failed" ? "bad" : "warn"}
          title={sentence.what}
          heading={title}
        >
          {sentence.next}
        </Notice>
      )}
      {job.mode === "plan" ? null : <OutcomeTally counts={outcomesOf(job.days)} />}
      {approval === "" ? null : <p>{approval}</p>}
      <LeftList job={job} />
      <div className="end-actions">
        <RestButton job={job} />
        {isGone ? (
          <ReceiptButtons job={job} finishedAt={status.finishedAt} />
        ) : (
          <Receipts job={job} />
        )}
      </div>
    </section>
  );
}

function RestButton({ job }: { job: JobView }) {
  const { words } = useLanguage();
  const { takeRest, others, takeOthers, takeNothing } = useRest(job);
  const { session } = useSession();
  const days = restToSend(job).length;
  const applicable = job.mode === "plan" ? applicableOf(job, addedOn(session, job.id)) : [];
  const isHeld = useSitting(job);
  return (
    <div className="rest">
      {applicable.length > 0 && isHeld ? <ApplyPlan job={job} days={applicable} /> : null}
      {days === 0 ? null : (
        <Button
          variant={isHeld ? "default" : "filled"}
          leftSection={<Icon name={job.mode === "plan" ? "edit" : "refresh"} size={16} />}
          loading={takeRest.isPending}
          onClick={() => takeRest.mutate()}
        >
          {restLabel(words.job, { mode: job.mode, isHeld, days })}
        </Button>
      )}
      {others === 0 ? null : (
        <Button
          leftSection={<Icon name="edit" size={16} />}
          variant={days === 0 ? "filled" : "default"}
          onClick={takeOthers}
        >
          {words.job.otherDays(others)}
        </Button>
      )}
      <Button variant="default" onClick={takeNothing}>
        {words.job.another}
      </Button>
      <ProblemNotice call={takeRest} />
    </div>
  );
}

interface RestWords {
  changePlan: string;
  again(days: number): string;
  fillPlanned(days: number): string;
}

function restLabel(
  words: RestWords,
  { mode, isHeld, days }: { mode: JobView["mode"]; isHeld: boolean; days: number },
): string {
  if (mode !== "plan") return words.again(days);
  return isHeld ? words.changePlan : words.fillPlanned(days);
}

const endTones: Record<EndNote["kind"], Tone> = {
  planned: "info",
  allEntered: "ok",
  allThere: "ok",
  awaiting: "info",
  conflicts: "warn",
  skips: "ok",
  partial: "bad",
  rechecked: "ok",
  stillAwaiting: "info",
  differing: "bad",
};

function EndNotice({ job, heading }: { job: JobView; heading: Ref<HTMLHeadingElement> }) {
  const { words } = useLanguage();
  const { kind, days } = endNoteOf(job);
  return <Notice tone={endTones[kind]} title={words.job.endNotes[kind](days)} heading={heading} />;
}
