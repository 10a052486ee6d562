import { punchesText, reasonSentence } from "@jobcan-automation/sentences";
import type { DayRecord, JobView } from "@jobcan-automation/contract";
import { weekdayOf } from "@jobcan-automation/timesheet";
import { memo, useEffect, useRef } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { shortDay } from "../../../shared/text/japan-time.ts";
import { Tag } from "../../../shared/tags/tag.tsx";
import { Weekday } from "../../../shared/text/weekday.tsx";
import { Decide } from "./decide.tsx";
import { dayStatus, type DayStatus } from "./day-style.ts";
import { Punches } from "./punches.tsx";
import "./day-table.css";

interface DayTableProps {
  job: JobView;
  current: string | undefined;
  chosen: string | undefined;
  /** The day to bring into view, once per new object. */
  asked: { date: string } | undefined;
  /** Undefined where there is no log to choose lines of. */
  onChoose: ((date: string | undefined) => void) | undefined;
}

/** For each day: what the sheet says, what Jobcan holds, how it ended and why. */
export const DayTable = memo(function DayTable(table: DayTableProps) {
  const { job, current, chosen, asked, onChoose } = table;
  const { words } = useLanguage();
  return (
    <table className="days" aria-labelledby="days-title">
      <thead>
        <tr>
          <th scope="col">{words.job.date}</th>
          <th scope="col">{words.job.held}</th>
          <th scope="col">{job.mode === "plan" ? words.job.after : words.job.wanted}</th>
          <th scope="col">{words.job.result}</th>
        </tr>
      </thead>
      <tbody>
        {job.days.map((day) => (
          <DayLine
            key={day.date}
            day={day}
            mode={job.mode}
            plan={job.mode === "plan" && job.status.state === "finished" ? job : undefined}
            isCurrent={day.date === current}
            isChosen={day.date === chosen}
            asked={day.date === asked?.date ? asked : undefined}
            onChoose={onChoose}
          />
        ))}
      </tbody>
    </table>
  );
});

interface DayLineProps {
  day: DayRecord;
  mode: JobView["mode"];
  /** The job, where it is a plan that has ended. */
  plan: JobView | undefined;
  isCurrent: boolean;
  isChosen: boolean;
  asked: object | undefined;
  onChoose: DayTableProps["onChoose"];
}

const DayLine = memo(function DayLine(line: DayLineProps) {
  const { day, mode, plan, isCurrent, isChosen, asked, onChoose } = line;
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (asked !== undefined) row.current?.scrollIntoView({ block: "center" });
  }, [asked]);
  const { sentences } = useLanguage();
  const status = dayStatus(day, mode, isCurrent);
  const reason = reasonSentence(sentences, day, mode);
  return (
    <tr ref={row} className={`day${isCurrent ? " is-current" : ""}${isChosen ? " is-chosen" : ""}`}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- its text is in the button inside */}
      <th scope="row">
        <DayName date={day.date} isChosen={isChosen} onChoose={onChoose} />
      </th>
      <td>
        <Held day={day} />
      </td>
      <td className="nums">
        {mode === "plan" ? <After day={day} /> : <Punches punches={day.wanted} />}
      </td>
      <td>
        <Tag {...status.style}>
          <StatusWord status={status} />
        </Tag>
        {reason === "" ? null : <p className="day-reason">{reason}</p>}
        {plan !== undefined && day.plan === "conflict" ? <Decide day={day} job={plan} /> : null}
      </td>
    </tr>
  );
});

/** The day, and the button that shows its lines alone where there is a log. */
function DayName({
  date,
  isChosen,
  onChoose,
}: Pick<DayLineProps, "isChosen" | "onChoose"> & { date: string }) {
  const { words } = useLanguage();
  const label = shortDay(date);
  const name = (
    <>
      <time dateTime={date}>{label}</time>
      <Weekday weekday={weekdayOf(date)} />
    </>
  );
  if (onChoose === undefined) return <span className="day-button is-still">{name}</span>;
  return (
    <button
      type="button"
      className="day-button"
      aria-pressed={isChosen}
      title={words.job.showLines(label)}
      onClick={() => onChoose(isChosen ? undefined : date)}
    >
      {name}
    </button>
  );
}

/** What Jobcan holds, and what it held before where that differs. */
function Held({ day }: { day: DayRecord }) {
  const { words } = useLanguage();
  const { before, now } = day;
  if (before === undefined && now === undefined) return <span className="dim">–</span>;
  const was = punchesText(before ?? []);
  const is = punchesText(now ?? before ?? []);
  return (
    <span className="held">
      {was === is ? null : (
        <span className={`held-before${was === "" ? " is-none" : ""}`}>
          {was === "" ? words.job.none : <Punches punches={before ?? []} />} →{" "}
        </span>
      )}
      {is === "" ? (
        <span className="dim">{words.job.none}</span>
      ) : (
        <Punches punches={now ?? before ?? []} />
      )}
    </span>
  );
}

/** What Jobcan will hold once the plan is applied; for a day that is not entered, what it holds now. */
function After({ day }: { day: DayRecord }) {
  const { words } = useLanguage();
  if (day.after === undefined) return <span className="dim">–</span>;
  return day.after.length === 0 ? (
    <span className="dim">{words.job.none}</span>
  ) : (
    <Punches punches={day.after} />
  );
}

function StatusWord({ status }: { status: DayStatus }) {
  const { words, sentences } = useLanguage();
  switch (status.kind) {
    case "outcome":
      return sentences.outcomes[status.outcome];
    case "plan":
      return sentences.plans[status.plan];
    case "current":
      return words.job.inProgress;
    case "coming":
      return words.job.notYet;
  }
}
