import { useLanguage } from "../../../i18n/language.tsx";
import { CopyButton } from "../../../shared/text/copy-button.tsx";
import { Icon } from "../../../shared/icon.tsx";
import { shortDay } from "../../../shared/text/japan-time.ts";
import type { JobModel } from "../job-model.ts";
import { absenceOf, lineAsText } from "./log-lines.ts";

interface LogNotesProps {
  model: JobModel;
  date: string | undefined;
  hidden: number;
  /** Number of the chosen line. */
  chosen: number | undefined;
  onClearDate: () => void;
  onClearLine: () => void;
  onShowAll: () => void;
  /** Undefined where the job has no error. */
  onFirstError: (() => void) | undefined;
}

/** What the log shows and hides, the line that is chosen, and the way to the first error. */
export function LogNotes(notes: LogNotesProps) {
  const { model, date, hidden, chosen, onClearDate, onClearLine, onShowAll, onFirstError } = notes;
  const { words } = useLanguage();
  return (
    <div className="log-notes small">
      {date === undefined ? null : (
        <Chip
          text={words.job.onlyDay(shortDay(date))}
          clear={words.job.clearDay}
          onClear={onClearDate}
        />
      )}
      {hidden === 0 ? null : (
        <span className="dim">
          {words.job.hidden(hidden)}{" "}
          <button type="button" className="link-button" onClick={onShowAll}>
            {words.job.showAll}
          </button>
        </span>
      )}
      {onFirstError === undefined ? null : (
        <button type="button" className="link-button" onClick={onFirstError}>
          {words.job.firstError}
        </button>
      )}
      {chosen === undefined ? null : (
        <ChosenLine key={chosen} model={model} seq={chosen} onClear={onClearLine} />
      )}
    </div>
  );
}

interface ChipProps {
  text: string;
  /** What pressing it does. */
  clear: string;
  onClear: () => void;
}

function Chip({ text, clear, onClear }: ChipProps) {
  return (
    <button type="button" className="chip" onClick={onClear} aria-label={`${text}: ${clear}`}>
      {text}
      <Icon name="cross" size={12} />
    </button>
  );
}

/** The line that the address names, which can be copied; or why it is not there. */
function ChosenLine({
  model: { job, log },
  seq,
  onClear,
}: {
  model: JobModel;
  seq: number;
  onClear: () => void;
}) {
  const { words, sentences } = useLanguage();
  const label = words.job.line;
  const entry = log.find((each) => each.seq === seq);
  const absence = absenceOf(seq, { log, isOver: job?.status.state === "finished" });
  return (
    <span className="log-chosen">
      <Chip text={label.chosen(seq)} clear={label.clear} onClear={onClear} />
      {entry === undefined ? null : (
        <>
          <CopyButton label={label.copy} text={() => lineAsText(entry, sentences)} />
          <CopyButton label={label.copyLink} text={() => location.href} />
        </>
      )}
      {absence === undefined ? null : <span className="dim">{label.absence[absence]}</span>}
    </span>
  );
}
