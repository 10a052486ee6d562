import { logSentence } from "@jobcan-automation/sentences";
import type { LogEntry } from "@jobcan-automation/contract";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useRef } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { Icon, type IconName } from "../../../shared/icon.tsx";
import { japanTime, shortDay } from "../../../shared/japan-time.ts";
import { useFollowBottom } from "./use-follow-bottom.ts";

interface LogViewProps {
  lines: readonly LogEntry[];
  emptyNote: string;
  /** Line to scroll to, once per new value. */
  jump: { at: number } | undefined;
}

const lineHeightPx = 26;

/** The log's lines, rendered only in view. Follows the newest while it is at the bottom, else stays in place. */
export function LogView({ lines, emptyNote, jump }: LogViewProps) {
  const { words } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- its functions are used here only, never passed on
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => lineHeightPx,
    overscan: 12,
    getItemKey: (index) => lines[index]?.seq ?? index,
  });
  const totalPx = virtual.getTotalSize();
  const { following, setFollowing, onScroll } = useFollowBottom(frame, lines, totalPx);
  useEffect(() => {
    if (jump === undefined) return;
    setFollowing(false);
    virtual.scrollToIndex(jump.at, { align: "center" });
  }, [jump, virtual, setFollowing]);

  return (
    <div className="log-frame">
      <div
        ref={frame}
        className="log-scroll"
        role="log"
        aria-label={words.job.log}
        // Lines arrive too fast to be read out. The screen announces milestones instead.
        aria-live="off"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard
        tabIndex={0}
        onScroll={onScroll}
      >
        {lines.length === 0 ? <p className="log-empty dim">{emptyNote}</p> : null}
        <div className="log-lines" style={{ height: totalPx }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const entry = lines[index];
            return entry === undefined ? null : (
              <div
                key={key}
                data-index={index}
                ref={virtual.measureElement}
                className="log-place"
                style={{ transform: `translateY(${start}px)` }}
              >
                <LogLine entry={entry} />
              </div>
            );
          })}
        </div>
      </div>
      {following || lines.length === 0 ? null : (
        <button type="button" className="log-follow" onClick={() => setFollowing(true)}>
          <Icon name="down" size={15} />
          {words.job.follow}
        </button>
      )}
    </div>
  );
}

const levelIcons: Record<LogEntry["level"], IconName> = {
  debug: "dot",
  info: "dot",
  warn: "alert",
  error: "cross",
};

const LogLine = memo(function LogLine({ entry }: { entry: LogEntry }) {
  const { sentences } = useLanguage();
  return (
    <p className={`log-line log-${entry.level}`}>
      <span className="log-mark" title={sentences.logLevels[entry.level]}>
        <Icon name={levelIcons[entry.level]} size={13} />
        {entry.level === "warn" || entry.level === "error" ? (
          <span className="log-level">{sentences.logLevels[entry.level]}</span>
        ) : null}
      </span>
      <time className="log-time">{japanTime(entry.at).clock}</time>
      {entry.date === undefined ? null : <span className="log-day">{shortDay(entry.date)}</span>}
      <span className="log-text">{logSentence(sentences, entry.message)}</span>
    </p>
  );
});
