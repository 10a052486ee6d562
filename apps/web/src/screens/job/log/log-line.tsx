import { logSentence } from "@jobcan-automation/sentences";
import type { LogEntry } from "@jobcan-automation/contract";
import { memo, type MouseEvent } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { Icon, type IconName } from "../../../shared/icon.tsx";
import { japanTime, shortDay } from "../../../shared/text/japan-time.ts";
import { lineHash } from "../place/place.ts";
import { neighbourOf } from "./neighbour-of.ts";

const levelIcons: Record<LogEntry["level"], IconName> = {
  debug: "dot",
  info: "dot",
  warn: "alert",
  error: "cross",
};

interface LogLineProps {
  entry: LogEntry;
  isChosen: boolean;
  /** Whether Tab leads to this line's address. */
  isTabStop: boolean;
  onChoose: (seq: number) => void;
}

/** A line of the log; its time is a link to its own address. */
export const LogLine = memo(function LogLine(line: LogLineProps) {
  const { entry, isChosen, isTabStop, onChoose } = line;
  const { words, sentences } = useLanguage();
  const { clock } = japanTime(entry.at);
  const choose = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onChoose(entry.seq);
  };
  return (
    <p className={`log-line log-${entry.level}${isChosen ? " is-chosen" : ""}`}>
      <span className="log-mark" title={sentences.logLevels[entry.level]}>
        <Icon name={levelIcons[entry.level]} size={13} />
        {entry.level === "warn" || entry.level === "error" ? (
          <span className="log-level">{sentences.logLevels[entry.level]}</span>
        ) : null}
      </span>
      <a
        href={lineHash(entry.seq)}
        className="log-time"
        tabIndex={isTabStop ? 0 : -1}
        aria-label={words.job.line.address(clock, entry.seq)}
        aria-current={isChosen ? "location" : undefined}
        onClick={choose}
        onKeyDown={(event) => neighbourOf(event)?.focus()}
      >
        <time>{clock}</time>
      </a>
      {entry.date === undefined ? null : <span className="log-day">{shortDay(entry.date)}</span>}
      <span className="log-text">{logSentence(sentences, entry.message)}</span>
    </p>
  );
});
