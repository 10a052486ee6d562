import type { aboutWordsJa } from "../../i18n/about/about-words-ja.ts";

const units = [
  ["days", 86_400],
  ["hours", 3_600],
  ["minutes", 60],
] as const;

/** A setting's seconds as people say them, and exact: 1800 is 30 minutes, 90 is 90 seconds, 5400 is 90 minutes. */
export function durationText(secs: number, words: typeof aboutWordsJa): string {
  for (const [unit, length] of units) {
    if (secs >= length && secs % length === 0) return words[unit](secs / length);
  }
  return words.seconds(secs);
}
