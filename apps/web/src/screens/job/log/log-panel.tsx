import { Button, SegmentedControl } from "@mantine/core";
import type { LogLevel } from "@jobcan-automation/contract";
import { useMemo, useState, type Ref } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { Icon } from "../../../shared/icon.tsx";
import { shortDay } from "../../../shared/japan-time.ts";
import { saveFile } from "../../../shared/save-file.ts";
import type { JobModel } from "../job-model.ts";
import { filterLog, firstErrorAt, logAsJsonLines, logAsText } from "./log-lines.ts";
import { LogView } from "./log-view.tsx";
import "./log-panel.css";

interface LogPanelProps {
  ref: Ref<HTMLElement>;
  model: JobModel;
  date: string | undefined;
  onClearDate: () => void;
}

const levels: readonly LogLevel[] = ["debug", "info", "warn", "error"];

/** The live log with its filters and downloads, and how many lines are hidden or were dropped. */
export function LogPanel({ ref, model, date, onClearDate }: LogPanelProps) {
  const { words } = useLanguage();
  const [level, setLevel] = useState<LogLevel>("info");
  const [jump, setJump] = useState<{ at: number } | undefined>(undefined);
  const { shown, hidden } = useMemo(
    () => filterLog(model.log, { level, date }),
    [model.log, level, date],
  );
  const firstError = firstErrorAt(shown);
  const showAll = () => {
    setLevel("debug");
    onClearDate();
  };
  return (
    <section ref={ref} className="card log-card" aria-labelledby="log-title">
      <div className="log-head">
        <h2 id="log-title">{words.job.log}</h2>
        <SegmentedControl
          size="xs"
          aria-label={words.job.levelLabel}
          value={level}
          onChange={(value) => setLevel(levels.find((known) => known === value) ?? "info")}
          data={levels.map((name) => ({ value: name, label: words.job.levels[name] }))}
        />
      </div>
      <LogNotes
        date={date}
        hidden={hidden}
        onClearDate={onClearDate}
        onShowAll={showAll}
        onFirstError={firstError === undefined ? undefined : () => setJump({ at: firstError })}
      />
      {model.droppedLines === 0 ? null : (
        <p className="log-dropped small">
          <Icon name="info" size={14} />
          {words.job.dropped(model.droppedLines)}
        </p>
      )}
      <LogView
        lines={shown}
        jump={jump}
        emptyNote={model.log.length === 0 ? words.job.noLines : words.job.noMatch}
      />
      <LogDownloads model={model} />
    </section>
  );
}

interface LogNotesProps {
  date: string | undefined;
  hidden: number;
  onClearDate: () => void;
  onShowAll: () => void;
  /** Undefined where no error is shown. */
  onFirstError: (() => void) | undefined;
}

function LogNotes({ date, hidden, onClearDate, onShowAll, onFirstError }: LogNotesProps) {
  const { words } = useLanguage();
  return (
    <div className="log-notes small">
      {date === undefined ? null : (
        <button
          type="button"
          className="chip"
          onClick={onClearDate}
          aria-label={`${words.job.onlyDay(shortDay(date))}: ${words.job.clearDay}`}
        >
          {words.job.onlyDay(shortDay(date))}
          <Icon name="cross" size={12} />
        </button>
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
    </div>
  );
}

function LogDownloads({ model }: { model: JobModel }) {
  const { words, sentences } = useLanguage();
  const name = `jobcan-autofill-${model.job?.id ?? "job"}`;
  const dropped = model.droppedLines === 0 ? undefined : words.job.dropped(model.droppedLines);
  const files = [
    {
      name: `${name}.log`,
      label: words.job.downloadText,
      type: "text/plain",
      text: () => logAsText(model.log, sentences, dropped),
    },
    {
      name: `${name}.jsonl`,
      label: words.job.downloadJson,
      type: "application/jsonl",
      text: () => logAsJsonLines(model.log),
    },
  ];
  return (
    <div className="log-downloads">
      {files.map((file) => (
        <Button
          key={file.name}
          variant="default"
          size="xs"
          leftSection={<Icon name="download" size={14} />}
          disabled={model.log.length === 0}
          onClick={() => saveFile(file.name, file.text(), file.type)}
        >
          {file.label}
        </Button>
      ))}
    </div>
  );
}
