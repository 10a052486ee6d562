import { siteMap } from "../../site-map.ts";

/** What a leave takes of its day: all of it, one half or hours of it, or nothing, because it is a kind of work. */
export type LeaveKind = "day" | "half" | "hours" | "work";

/**
 * Pure: the kind by Jobcan's words for it, "有休(午前休)". What is not clearly a part of the day or a kind of work is a
 * whole day of leave; so are two halves.
 */
export function leaveKind(words: string): LeaveKind {
  const { kinds } = siteMap.leave;
  const plain = words.normalize("NFKC");
  const name = plain.replace(/\([^()]*\)/g, " ");
  if (kinds.work.test(plain) && !kinds.named.test(name)) return "work";
  if (kinds.whole.test(plain)) return "day";
  const halves = plain.split(/[\s,、・/+]+/).filter((part) => kinds.half.test(part));
  const isBoth = kinds.morning.test(plain) && kinds.afternoon.test(plain);
  if (halves.length > 1 || isBoth) return "day";
  if (halves.length === 1) return "half";
  return kinds.hours.test(plain) ? "hours" : "day";
}
