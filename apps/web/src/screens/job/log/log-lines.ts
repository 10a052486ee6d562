import { logSentence, type Sentences } from "@jobcan-automation/sentences";
import type { JobView, LogEntry, LogLevel } from "@jobcan-automation/contract";
import { japanTime } from "../../../shared/text/japan-time.ts";

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

/** The first error of a job, if it has one. */
export function firstErrorOf(log: readonly LogEntry[]): LogEntry | undefined {
  return log.find((entry) => entry.level === "error");
}

/** Why a line that an address names is not shown. */
export type LineAbsence = "coming" | "dropped" | "none";

/**
 * Whether the log has a line, and if not, why: it may still come, it was dropped before this page had it, or the job
 * has no such line.
 */
export function absenceOf(
  seq: number,
  { log, isOver }: { log: readonly LogEntry[]; isOver: boolean },
): LineAbsence | undefined {
  if (log.some((entry) => entry.seq === seq)) return undefined;
  const [first] = log;
  if (first !== undefined && seq < first.seq) return "dropped";
  return isOver ? "none" : "coming";
}

/** The same for a job that has ended and is stored without its log. */
export function absenceWithoutLog(seq: number, { lastSeq }: Pick<JobView, "lastSeq">): LineAbsence {
  return seq <= lastSeq ? "dropped" : "none";
}

/** One entry as text: Japan's time, the level, the day, and its sentence. */
export function lineAsText(entry: LogEntry, sentences: Sentences): string {
  const day = entry.date === undefined ? "" : `[${entry.date}] `;
  const level = entry.level.toUpperCase().padEnd(5);
  return `${japanTime(entry.at).full} ${level} ${day}${logSentence(sentences, entry.message)}`;
}

/** The log as text: one line an entry, preceded by a note on dropped lines. */
export function logAsText(
  log: readonly LogEntry[],
  sentences: Sentences,
  droppedNote: string | undefined,
): string {
  const lines = log.map((entry) => lineAsText(entry, sentences));
  return `${[...(droppedNote === undefined ? [] : [`# ${droppedNote}`]), ...lines].join("\n")}\n`;
}

/** The log as JSON lines, each entry as the service sent it. */
export function logAsJsonLines(log: readonly LogEntry[]): string {
  return log.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}
