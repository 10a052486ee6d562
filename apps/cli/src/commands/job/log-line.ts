import type { LogEntry } from "@jobcan-automation/contract";
import { logSentence, type Sentences } from "@jobcan-automation/sentences";
import { japanClock } from "../../terminal/japan-clock.ts";

/** A log entry as a line for the terminal, with the time in Japan. */
export function logLine(entry: LogEntry, sentences: Sentences): string {
  const { logLevels, colon } = sentences;
  const isLoud = entry.level === "warn" || entry.level === "error";
  const level = isLoud ? `${logLevels[entry.level]}${colon}` : "";
  const day = entry.date === undefined ? "" : `${entry.date} `;
  return `${japanClock(entry.at)} ${day}${level}${logSentence(sentences, entry.message)}`;
}
