import type { LogEntry } from "@jobcan-automation/contract";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import {
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { Icon } from "../../../shared/icon.tsx";
import { LogLine } from "./log-line.tsx";
import { useFollowBottom } from "./use-follow-bottom.ts";

interface LogViewProps {
  lines: readonly LogEntry[];
  emptyNote: string;
  /** Number of the line that is marked. */
  chosen: number | undefined;
  /** The line to bring into view, once per new object and as soon as it is there. */
  asked: { seq: number } | undefined;
  onChoose: (seq: number) => void;
}

const lineHeightPx = 26;

/** The log's lines, rendered only in view. Follows the newest while it is at the bottom, else stays in place. */
export function LogView({ lines, emptyNote, chosen, asked, onChoose }: LogViewProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number | undefined>(undefined);
  const stop = tabStopOf(lines, focused ?? chosen);
  // oxlint-disable-next-line react/incompatible-library -- its functions are used here only, never passed on
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => lineHeightPx,
    overscan: 12,
    getItemKey: (index) => lines[index]?.seq ?? index,
    // The line that has the focus stays, however far the view is scrolled.
    rangeExtractor: (range) => withIndex(defaultRangeExtractor(range), stop),
  });
  const totalPx = virtual.getTotalSize();
  const { following, setFollowing, onScroll } = useFollowBottom(frame, lines, totalPx);
  const choose = useCallback(
    (seq: number) => {
      setFollowing(false);
      onChoose(seq);
    },
    [onChoose, setFollowing],
  );
  useShowAsked(asked, lines, (at) => {
    setFollowing(false);
    virtual.scrollToIndex(at, { align: "center" });
  });

  return (
    <div className="log-frame">
      <LogFrame ref={frame} onScroll={onScroll}>
        {lines.length === 0 ? <p className="log-empty dim">{emptyNote}</p> : null}
        <div className="log-lines" style={{ height: totalPx }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const entry = lines[index];
            if (entry === undefined) return null;
            const { seq } = entry;
            const state = { isChosen: seq === chosen, isTabStop: index === stop };
            return (
              <div
                key={key}
                data-index={index}
                ref={virtual.measureElement}
                className="log-place"
                style={{ transform: `translateY(${start}px)` }}
                onFocus={() => setFocused(seq)}
              >
                <LogLine entry={entry} {...state} onChoose={choose} />
              </div>
            );
          })}
        </div>
      </LogFrame>
      {following || lines.length === 0 ? null : <FollowButton onClick={() => setFollowing(true)} />}
    </div>
  );
}

interface LogFrameProps {
  ref: Ref<HTMLDivElement>;
  onScroll: () => void;
  children: ReactNode;
}

function LogFrame({ ref, onScroll, children }: LogFrameProps) {
  const { words } = useLanguage();
  return (
    <div
      ref={ref}
      className="log-scroll"
      role="log"
      aria-label={words.job.log}
      // Lines arrive too fast to be read out. The screen announces milestones instead.
      aria-live="off"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard
      tabIndex={0}
      onScroll={onScroll}
    >
      {children}
    </div>
  );
}

function FollowButton({ onClick }: { onClick: () => void }) {
  const { words } = useLanguage();
  return (
    <button type="button" className="log-follow" onClick={onClick}>
      <Icon name="down" size={15} />
      {words.job.follow}
    </button>
  );
}

/** Shows the line that was asked for, once per new object and as soon as it is among the lines. */
function useShowAsked(
  asked: { seq: number } | undefined,
  lines: readonly LogEntry[],
  show: (index: number) => void,
): void {
  const done = useRef<object | undefined>(undefined);
  const showNow = useEffectEvent(show);
  useEffect(() => {
    if (asked === undefined || done.current === asked) return;
    const at = lines.findIndex(({ seq }) => seq === asked.seq);
    if (at === -1) return;
    done.current = asked;
    showNow(at);
  }, [asked, lines]);
}

/** Tab leads to this line's address: the one that had the focus or is chosen, else the newest. */
function tabStopOf(lines: readonly LogEntry[], seq: number | undefined): number {
  const at = seq === undefined ? -1 : lines.findIndex((entry) => entry.seq === seq);
  return at === -1 ? lines.length - 1 : at;
}

function withIndex(indices: readonly number[], index: number): number[] {
  if (index < 0 || indices.includes(index)) return [...indices];
  return [...indices, index].toSorted((a, b) => a - b);
}
