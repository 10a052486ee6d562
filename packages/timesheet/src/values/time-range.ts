import { parseClockTime } from "./clock-time.ts";
import { isTooLongForTime } from "./decorated-time.ts";
import { toPlainText } from "./plain-text.ts";

/** Start and end of a text that holds both ("9:00～18:00", "9時〜18時"), as texts; undefined for any other text. */
export function splitTimeRange(text: string): { start: string; end: string } | undefined {
  const plain = toPlainText(text);
  if (isTooLongForTime(plain)) return undefined;
  const [, start = "", end = ""] =
    /^([^~〜→]+?)(?:[~〜→]|[-‐‑‒–—―−ー])+([^~〜→]+)$/.exec(plain) ?? [];
  return isTimeLike(start) && isTimeLike(end) ? { start, end } : undefined;
}

/** An ISO day has dashes as well, but its parts have neither a colon nor 時. */
function isTimeLike(text: string): boolean {
  return /[:時]/.test(text) && parseClockTime(text).ok;
}
