import { useLanguage } from "../../i18n/language.tsx";
import { useListKeys } from "../../shared/keyboard/use-list-keys.ts";
import { japanTime } from "../../shared/text/japan-time.ts";
import type { LineEvent } from "./telemetry-model.ts";
import "./line-list.css";

interface LineListProps {
  lines: readonly LineEvent[];
  /** The moment that is shown; every line of it is marked. */
  chosenAt: number | undefined;
  onChoose: (line: LineEvent | undefined) => void;
}

/** Log lines, newest first; choosing one marks its moment on the charts. */
export function LineList({ lines, chosenAt, onChoose }: LineListProps) {
  const { words } = useLanguage();
  const keys = useListKeys<HTMLOListElement>();
  if (lines.length === 0) return <p className="dim lines-empty">{words.telemetry.noLines}</p>;
  return (
    <ol {...keys} className="lines">
      {lines.map((event) => (
        <li key={lineKey(event)}>
          <button
            type="button"
            tabIndex={-1}
            className={`line-button${levelClass(event)}`}
            data-at={event.at}
            aria-pressed={event.at === chosenAt}
            title={words.telemetry.showMoment(japanTime(event.at).clock)}
            onClick={() => onChoose(event.at === chosenAt ? undefined : event)}
          >
            <time>{japanTime(event.at).clock}</time>
            <span className="line-text">{event.line}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function lineKey(event: LineEvent): string {
  return `${event.at} ${event.line}`;
}

function levelClass(event: LineEvent): string {
  if (event.type === "line" && event.level !== "info") return ` line-${event.level}`;
  return event.type === "browser_count" ? " line-browser" : "";
}

/** Leads the focus to the line of a mark. */
export function focusLine(at: number): void {
  document.querySelector<HTMLElement>(`.lines [data-at="${at}"]`)?.focus();
}
