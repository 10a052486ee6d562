import type { CliWords } from "../cli-words.ts";
import { doctorEn } from "./doctor.ts";
import { helpEn } from "./help.ts";
import { ownEn } from "./own.ts";
import { usageEn } from "./usage.ts";

/** The command line in English. */
export const enWords: CliWords = {
  usage: usageEn,
  help: helpEn,
  doctor: doctorEn,
  own: ownEn,
  started: (jobId, isOwn) =>
    isOwn
      ? `Job ${jobId} (what receipt takes; Ctrl-C stops it)`
      : `Job ${jobId} (what follow, receipt and stop take)`,
  attached: (jobId) => `The same work is already under way; going on with it (job ${jobId})`,
  otherUnderWay: (jobId, fileName) =>
    `Not sent: another job of this account, “${fileName}”, is under way. Wait for it with follow ${jobId}, or end it with stop ${jobId}`,
  waiting: (position, etaSecs) =>
    `Waiting: place ${position}${etaSecs === undefined ? "" : `, about ${Math.ceil(etaSecs / 60)} min`}`,
  reconnecting: "The connection is cut; connecting again",
  reconnected: "Connected again",
  stopping: "Asking the job to stop. Ctrl-C once more leaves without waiting",
  stopNotSent: (jobId) =>
    `The job could not be told to stop. Where it goes on, later: stop ${jobId}`,
  stopSent: "The job was told to stop",
  stillRunning: (jobId) => `The job has not ended yet. See the rest with follow ${jobId}`,
  checked: (days, doubtful) =>
    doubtful === 0
      ? `${days} days read; nothing to correct`
      : `${days} days read; ${doubtful} of them are doubtful (fill enters those only with --include-doubtful)`,
  jobColumns: ["Job", "Given", "Jobcan", "Kind", "State", "File"],
  noJobs: "No jobs of this machine are known to the service",
  weekdays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  understood: {
    row: "Row",
    weekday: "Weekday",
    doubt: "Look at",
    breaks: "Breaks",
    hours: "hours",
    inSheet: "in the sheet",
  },
  sum: (days, hours) => `${days} days, ${hours} in all`,
  withoutEntry: (days) => `Weekdays without hours: ${days.join(", ")}`,
  columnsToChoose: ["Column", "Head", "Values (choose with --columns date=A,start=B,end=C)"],
  doubtful: "doubtful",
  planColumns: ["Now", "After", "Why"],
  skipped: (rows) => `Not sent, as they have to be corrected: rows ${rows.join(", ")}`,
  heldBack: (rows) =>
    `Not sent, as they are doubtful: rows ${rows.join(", ")} (--include-doubtful includes them)`,
  counts: (parts) => ` (${parts.join(", ")})`,
  passwordFor: (login) => `Password of ${login}: `,
  confirm: (days, target, login) =>
    `${days} days will be entered into ${target}${login === undefined ? "" : ` as ${login}`}. Go on? [y/N] `,
  firstDayHint: "To enter only one day first: --first-day-only",
  siteSays: (text) => `Jobcan says: “${text}”`,
  codePrompt: "One-time code (not shown): ",
  choicePrompt: (most) => `Number [1–${most}]: `,
  suggestions: (lines) => `For example: ${lines.join(", ")}`,
  textPrompt: "Text: ",
  notConfirmed: "Nothing was sent",
  noSkeleton: "Every page that was read is understood, so no skeleton was saved",
  progress: (ended, days) => `${ended} of ${days} days`,
};
