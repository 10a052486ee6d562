import { siteMap } from "../site-map.ts";
import { arrowSteps } from "./arrow-steps.ts";
import { textShape } from "./text-shape.ts";

/**
 * What a cell of times says (docs/jobcan.md §13 d, j). `time` is the one that will hold: minutes of the row's day,
 * negative for the day before. `pending`: a change awaits approval; `deleting`: the punch is to go.
 */
export type ClockCell =
  | { is: "blank" }
  | { is: "time"; timeMin: number; pending: boolean; deleting: boolean }
  | { is: "unread"; shape: string };

/**
 * Pure: reads a cell of times. Dashes and blanks are no time; of a change, "09:00 → 09:30", the time after the arrow
 * holds. Marks and words that change nothing are allowed beside a time; anything else makes the cell unread, and so do
 * two times without an arrow.
 */
export function readClockCell(text: string): ClockCell {
  if (text.length > longestCell) return { is: "unread", shape: textShape(text) };
  const shown = arrowSteps(text);
  const steps = shown.map((step, at) =>
    readOne(at < shown.length - 1 ? withoutFormer(step) : step),
  );
  if (steps.includes("unread")) return { is: "unread", shape: textShape(text) };
  const times = steps.filter((step) => typeof step === "object");
  const held = times.at(-1);
  if (held === undefined) return { is: "blank" };
  const changes = steps.length > 1;
  return {
    is: "time",
    timeMin: held.timeMin,
    pending: held.pending || changes,
    // An arrow that leads to nothing.
    deleting: held.deleting || (changes && steps.at(-1) === "blank"),
  };
}

/** No cell of times is longer. */
const longestCell = 200;
const dashes = /^[\s\-‐‑‒–—―−⁃ーｰ─━_~〜・/:.()[\]]*$/;
const clock = /(?<!\d|\d[:.])(\d{1,2})(?:\s*[:∶]\s*(\d{2})(?::\d{2})?|時(\d{1,2})分)(?![\d:])/g;

/** Stands for a time while the words beside it are read. */
const timeSign = "§";
const marks = /[\s§()[\]「」『』【】〔〕《》〈〉※*・.,、。:;!|#★☆●○◎■□◆◇]/g;

interface OneTime {
  timeMin: number;
  pending: boolean;
  deleting: boolean;
}

function readOne(text: string): OneTime | "blank" | "unread" {
  if (dashes.test(text) || siteMap.clock.none.test(text)) return "blank";
  const times = [...text.matchAll(clock)].map(([, hours, ...minutes]) =>
    minutesOf(Number(hours), Number(minutes.find((part) => part !== undefined))),
  );
  const [timeMin] = times;
  if (timeMin === undefined || times.some((other) => other !== timeMin)) return "unread";
  const words = createWords(text.replace(clock, ` ${timeSign} `));
  const isEarlier = words.take(siteMap.clock.dayBefore);
  const isLater = words.take(siteMap.clock.dayAfter);
  const isMorning = words.take(siteMap.clock.morning);
  const isAfternoon = words.take(siteMap.clock.afternoon);
  const [deleting, pending] = [words.take(siteMap.clock.removed), words.take(siteMap.clock.asked)];
  words.take(siteMap.clock.remarks);
  // A star before a time means the day before, but only where nothing else stands with it.
  const isWhole = words.left.replace(marks, "") === "" && !/\*\s*§/.test(words.left);
  const onClock = halfDay(timeMin, isMorning, isAfternoon);
  const shift = (isLater ? 1 : 0) - (isEarlier ? 1 : 0);
  const isPlain = !(isEarlier && isLater) && (shift === 0 || timeMin < minPerDay);
  if (!isWhole || !isPlain || onClock === undefined) return "unread";
  return { timeMin: onClock + shift * minPerDay, pending, deleting };
}

/** Before an arrow "変更前" is only a word for what the arrow says. */
function withoutFormer(step: string): string {
  return step.replace(siteMap.clock.former, " ");
}

/** NaN, which equals nothing, for what no clock shows. */
function minutesOf(hours: number, minutes: number): number {
  return hours <= 48 && minutes < 60 ? hours * 60 + minutes : Number.NaN;
}

/** Minutes of the day where 午前 or 午後 stands beside them; undefined where they contradict each other. */
function halfDay(timeMin: number, morning: boolean, afternoon: boolean): number | undefined {
  if (!morning && !afternoon) return timeMin;
  if ((morning && afternoon) || timeMin >= minPerDay / 2 + 60) return undefined;
  const ofHalf = timeMin % (minPerDay / 2);
  return afternoon ? ofHalf + minPerDay / 2 : ofHalf;
}

/** The words of a cell, taken away one kind after the other. */
function createWords(text: string): { take(kind: RegExp): boolean; readonly left: string } {
  let left = text;
  return {
    take(kind) {
      const before = left;
      left = left.replace(kind, " ");
      return left !== before;
    },
    get left() {
      return left;
    },
  };
}

const minPerDay = 1440;
