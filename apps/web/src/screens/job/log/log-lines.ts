import { logSentence, type Sentences } from "@jobcan-automation/sentences";
import type { LogEntry, LogLevel } from "@jobcan-automation/contract";
import { japanTime } from "../../../shared/japan-time.ts";

export interface LogFilter {
  /** The lowest level shown. */
  level: LogLevel;
  /** Only lines about this day. */
  date: string | undefined;
}

const ranks: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

/** The lines that a filter shows, and how many it hides. */
export function filterLog(
  log: readonly LogEntry[],
  { level, date }: LogFilter,
): { shown: readonly LogEntry[]; hidden: number } {
  if (level === "debug" && date === undefined) return { shown: log, hidden: 0 };
  const shown = log.filter(
    (entry) => ranks[entry.level] >= ranks[level] && (date === undefined || entry.date === date),
  );
  return { shown, hidden: log.length - shown.length };
}

/** Index of the first error among the lines, if any. */
export function firstErrorAt(lines: readonly LogEntry[]): number | undefined {
  const at = lines.findIndex((entry) => entry.level === "error");
  return at === -1 ? undefined : at;
}

/** The log as text: one line an entry, preceded by a note on dropped lines. */
export function logAsText(
  log: readonly LogEntry[],
  sentences: Sentences,
  droppedNote: string | undefined,
): string {
  const lines = log.map((entry) => {
    const day = entry.date === undefined ? "" : `[${entry.date}] `;
    const level = entry.level.toUpperCase().padEnd(5);
    return `${japanTime(entry.at).full} ${level} ${day}${logSentence(sentences, entry.message)}`;
  });
  return `${[...(droppedNote === undefined ? [] : [`# ${droppedNote}`]), ...lines].join("\n")}\n`;
}

/** The log as JSON lines, each entry as the service sent it. */
export function logAsJsonLines(log: readonly LogEntry[]): string {
  return log.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}
