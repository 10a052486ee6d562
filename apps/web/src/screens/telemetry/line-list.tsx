import { useLanguage } from "../../i18n/language.tsx";
import { useListKeys } from "../../shared/keyboard/use-list-keys.ts";
import { japanTime } from "../../shared/japan-time.ts";
import type { LineEvent } from "./telemetry-model.ts";

interface LineListProps {
  lines: readonly LineEvent[];
  chosen: LineEvent | undefined;
  onChoose: (line: LineEvent | undefined) => void;
}

/** Log lines, newest first; choosing one marks its moment on the charts. */
export function LineList({ lines, chosen, onChoose }: LineListProps) {
  const { words } = useLanguage();
  const keys = useListKeys<HTMLOListElement>();
  const chosenKey = chosen === undefined ? undefined : lineKey(chosen);
  if (lines.length === 0) return <p className="dim lines-empty">{words.telemetry.noLines}</p>;
  return (
    <ol {...keys} className="lines">
      {lines.map((event) => (
        <li key={lineKey(event)}>
          <button
            type="button"
            tabIndex={-1}
            className={`line-button${levelClass(event)}`}
            aria-pressed={lineKey(event) === chosenKey}
            title={words.telemetry.showMoment(japanTime(event.at).clock)}
            onClick={() => onChoose(lineKey(event) === chosenKey ? undefined : event)}
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
