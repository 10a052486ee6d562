import { Button } from "@mantine/core";
import type { DayRecord, JobView } from "@jobcan-automation/contract";
import { useState } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { Icon } from "../../../shared/icon.tsx";
import { shortDay } from "../../../shared/text/japan-time.ts";
import { hashOf } from "../place/place.ts";
import { isJudged, type LeftToDo, leftToDo } from "./left-to-do.ts";
import { RecheckForm } from "./recheck-form.tsx";
import "./left.css";

/** What an ended job leaves to its person, each with the days that it is about. */
export function LeftList({ job }: { job: JobView }) {
  const { words } = useLanguage();
  if (!isJudged(job)) return null;
  const left = leftToDo(job);
  if (left.length === 0) return <p className="left-none dim">{words.job.left.nothing}</p>;
  return (
    <section className="left" aria-labelledby="left-title">
      <h3 id="left-title" className="minor-title">
        {words.job.left.title}
      </h3>
      <ul className="left-tasks">
        {left.map((each) => (
          <LeftTaskItem key={each.task} job={job} left={each} />
        ))}
      </ul>
    </section>
  );
}

function LeftTaskItem({ job, left: { task, days } }: { job: JobView; left: LeftToDo }) {
  const { words } = useLanguage();
  return (
    <li>
      <p>
        {words.job.left.tasks[task]} <DayLinks days={days} all={job.days} />
      </p>
      {task === "approval" ? <Recheck job={job} days={days.length} /> : null}
    </li>
  );
}

const mostNamed = 5;

function DayLinks({ days, all }: { days: readonly DayRecord[]; all: readonly DayRecord[] }) {
  const { words } = useLanguage();
  const named = days.slice(0, mostNamed);
  return (
    <span className="left-days">
      {named.map(({ date }) => (
        <a key={date} href={hashOf({ kind: "day", date }, all)}>
          {shortDay(date)}
        </a>
      ))}
      {days.length > named.length ? (
        <span className="dim">{words.job.left.moreDays(days.length - named.length)}</span>
      ) : null}
    </span>
  );
}

/** Offers to see whether it was approved meanwhile; its form comes when it is asked for. */
function Recheck({ job, days }: { job: JobView; days: number }) {
  const { words } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <RecheckForm job={job} />;
  return (
    <Button
      variant="default"
      size="sm"
      leftSection={<Icon name="eye" size={16} />}
      onClick={() => setOpen(true)}
    >
      {words.job.left.recheck(days)}
    </Button>
  );
}
