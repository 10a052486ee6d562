import { Button, SegmentedControl } from "@mantine/core";
import type { LogLevel } from "@jobcan-automation/contract";
import { useMemo, useState, type Ref } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { Icon } from "../../../shared/icon.tsx";
import { saveFile } from "../../../shared/files/save-file.ts";
import type { JobModel } from "../job-model.ts";
import type { PlaceHandle } from "../place/use-place.ts";
import { filterLog, firstErrorOf, logAsJsonLines, logAsText } from "./log-lines.ts";
import { LogNotes } from "./log-notes.tsx";
import { LogView } from "./log-view.tsx";
import { useUnhide } from "./use-unhide.ts";
import "./log-panel.css";

interface LogPanelProps {
  ref: Ref<HTMLElement>;
  model: JobModel;
  places: PlaceHandle;
}

const levels: readonly LogLevel[] = ["debug", "info", "warn", "error"];

/** The live log with its filters and downloads, and how many lines are hidden or were dropped. */
export function LogPanel({ ref, model, places }: LogPanelProps) {
  const { words } = useLanguage();
  const { line, day: date, asked, chooseLine, showLine, chooseDay } = places;
  const [level, setLevel] = useState<LogLevel>("info");
  const { shown, hidden } = useMemo(
    () => filterLog(model.log, { level, date }),
    [model.log, level, date],
  );
  const askedLine = asked?.kind === "line" ? asked : undefined;
  const firstError = useMemo(() => firstErrorOf(model.log), [model.log]);
  const showAll = () => {
    setLevel("debug");
    chooseDay(undefined);
  };
  useUnhide(askedLine, { log: model.log, shown, showAll });
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
        model={model}
        date={date}
        hidden={hidden}
        chosen={line}
        onClearDate={() => chooseDay(undefined)}
        onClearLine={() => chooseLine(undefined)}
        onShowAll={showAll}
        onFirstError={firstError === undefined ? undefined : () => showLine(firstError.seq)}
      />
      {model.droppedLines === 0 ? null : (
        <p className="log-dropped small">
          <Icon name="info" size={14} />
          {words.job.dropped(model.droppedLines)}
        </p>
      )}
      <LogView
        lines={shown}
        chosen={line}
        asked={askedLine}
        emptyNote={model.log.length === 0 ? words.job.noLines : words.job.noMatch}
        onChoose={chooseLine}
      />
      <LogDownloads model={model} />
    </section>
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
