import type { LogEntry } from "@jobcan-automation/contract";
import { logSentence, type Sentences } from "@jobcan-automation/sentences";

/** A log entry as a line for the terminal, with the time in Japan. */
export function logLine(entry: LogEntry, sentences: Sentences): string {
  const clock = new Date(entry.at + 9 * 3_600_000).toISOString().slice(11, 19);
  const { logLevels, colon } = sentences;
  const isLoud = entry.level === "warn" || entry.level === "error";
  const level = isLoud ? `${logLevels[entry.level]}${colon}` : "";
  const day = entry.date === undefined ? "" : `${entry.date} `;
  return `${clock} ${day}${level}${logSentence(sentences, entry.message)}`;
}
