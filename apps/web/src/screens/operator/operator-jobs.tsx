import { Button } from "@mantine/core";
import type { OperatorView, StopMode } from "@jobcan-automation/contract";
import { useLanguage } from "../../i18n/language.tsx";
import { ConfirmedButton } from "../../shared/confirmed-button.tsx";
import { ProblemNotice } from "../../shared/notices/problem-notice.tsx";
import { liveStyles } from "../../shared/tags/state-tag.tsx";
import { Tag } from "../../shared/tags/tag.tsx";
import { useDeeds } from "./use-operator.ts";

type OperatorJob = OperatorView["jobs"][number];

/** Each job that waits or runs, in a row of its own. */
export function OperatorJobs({ view }: { view: OperatorView }) {
  const { words } = useLanguage();
  const label = words.operator;
  const { stop } = useDeeds();
  return (
    <section className="card" aria-labelledby="operator-jobs">
      <h2 id="operator-jobs">{label.jobs}</h2>
      <ProblemNotice call={stop} />
      {view.jobs.length === 0 ? (
        <p className="dim">{label.none}</p>
      ) : (
        <table className="operator-table">
          <thead>
            <tr>
              {[label.id, label.state, label.age, label.days, label.memory, label.action].map(
                (head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {view.jobs.map((job) => (
              <JobRow
                key={job.id}
                job={job}
                atMs={view.at}
                onStop={(when) => stop.mutate({ id: job.id, when })}
              />
            ))}
          </tbody>
        </table>
      )}
      {view.unlisted === 0 ? null : <p className="dim">{label.unlisted(view.unlisted)}</p>}
    </section>
  );
}

interface JobRowProps {
  job: OperatorJob;
  atMs: number;
  onStop: (when: StopMode) => void;
}

function JobRow({ job, atMs, onStop }: JobRowProps) {
  const { words } = useLanguage();
  const label = words.operator;
  const ageSecs = Math.max(0, Math.round((atMs - job.queuedAt) / 1000));
  return (
    <tr>
      <th scope="row">
        <code>{job.id}</code>
      </th>
      <td data-label={label.state}>
        <JobTag job={job} />
      </td>
      <td data-label={label.age}>{label.elapsed(ageSecs)}</td>
      <td data-label={label.days}>
        {job.days === 0 ? label.noDays : label.daysDone(job.daysDone, job.days)}
      </td>
      <td data-label={label.memory}>
        <Memory job={job} />
      </td>
      <td data-label={label.action}>
        <StopButton job={job} onStop={onStop} />
      </td>
    </tr>
  );
}

/** One that waits has no process yet. */
function Memory({ job: { state, memoryMb } }: { job: OperatorJob }) {
  const { words } = useLanguage();
  const label = words.operator;
  if (memoryMb !== undefined) return `${memoryMb.toFixed(0)} MB`;
  return state === "waiting" ? label.noMemory : label.unknown;
}

/** Offers to stop "after this day" only while the job runs. */
function StopButton({ job, onStop }: Pick<JobRowProps, "job" | "onStop">) {
  const { words } = useLanguage();
  const label = words.operator;
  const now = { when: "now", text: label.stopNow } as const;
  const afterDay = { when: "after_day", text: label.stopAfterDay } as const;
  const ways = job.state === "running" && job.stopping === undefined ? [afterDay, now] : [now];
  return (
    <ConfirmedButton
      label={label.stopShort}
      name={label.stop(job.id)}
      question={label.stopSure(job.id)}
      cancel={label.cancel}
      size="sm"
      className="operator-confirm"
      isDisabled={job.stopping === "now"}
    >
      {(close) =>
        ways.map(({ when, text }) => (
          <Button
            key={when}
            variant="default"
            size="sm"
            onClick={() => {
              onStop(when);
              close();
            }}
          >
            {text}
          </Button>
        ))
      }
    </ConfirmedButton>
  );
}

function JobTag({ job: { state, stopping, position } }: { job: OperatorJob }) {
  const { words, sentences } = useLanguage();
  // Said to the operator, "waiting for you" would mean somebody else.
  const states = { ...sentences.jobStates, waiting_for_person: words.operator.waitsForUser };
  const said = stopping === undefined ? states[state] : sentences.stopping[stopping];
  const place = position === undefined ? "" : ` ${words.operator.position(position)}`;
  return <Tag {...liveStyles[state]}>{`${said}${place}`}</Tag>;
}
