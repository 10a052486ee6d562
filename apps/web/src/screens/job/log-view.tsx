import { logSentence } from "@jobcan-automation/sentences";
import type { LogEntry } from "@jobcan-automation/contract";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useSpeech } from "../../i18n/language.tsx";
import { Icon, type IconName } from "../../shared/icon.tsx";
import { japanTime, shortDay } from "../../shared/japan-time.ts";

interface LogViewProps {
  lines: readonly LogEntry[];
  emptyNote: string;
  /** Line to bring into view, once per new value. */
  jump: { at: number } | undefined;
}

const lineHeightPx = 26;
const bottomSlackPx = 24;
const upwardSlackPx = 4;

/** Log lines, however many: only those in view exist. Follows the newest while it is at the bottom, and never moves otherwise. */
export function LogView({ lines, emptyNote, jump }: LogViewProps) {
  const { words } = useSpeech();
  const frame = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  const [following, setFollowing] = useState(true);
  // oxlint-disable-next-line react/incompatible-library -- its functions are used here only, never passed on
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => lineHeightPx,
    overscan: 12,
    getItemKey: (index) => lines[index]?.seq ?? index,
  });

  const totalPx = virtual.getTotalSize();
  useLayoutEffect(() => {
    const box = frame.current;
    if (following && box !== null) box.scrollTop = box.scrollHeight;
  }, [following, totalPx, lines]);
  useEffect(() => {
    if (jump === undefined) return;
    setFollowing(false);
    virtual.scrollToIndex(jump.at, { align: "center" });
  }, [jump, virtual]);

  // Lines that arrive make the bottom move away from a resting view: only a move upwards is the reader's own.
  const onScroll = () => {
    const box = frame.current;
    if (box === null) return;
    const isAtBottom = box.scrollHeight - box.scrollTop - box.clientHeight < bottomSlackPx;
    const movedUp = box.scrollTop < lastTop.current - upwardSlackPx;
    lastTop.current = box.scrollTop;
    if (isAtBottom) setFollowing(true);
    else if (movedUp) setFollowing(false);
  };

  return (
    <div className="log-frame">
      <div
        ref={frame}
        className="log-scroll"
        role="log"
        aria-label={words.job.log}
        // Lines come too fast to be read out. Milestones are said instead, also to those who scrolled up: they are news of the job, not of a line.
        aria-live="off"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
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
  const { sentences } = useSpeech();
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
