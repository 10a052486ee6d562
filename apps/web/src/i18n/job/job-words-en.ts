import { leftWordsEn } from "./left-words-en.ts";
import { pictureWordsEn } from "./picture-words-en.ts";
import type { jobWordsJa } from "./job-words-ja.ts";

/** Words of the job's screen, in English. */
export const jobWordsEn: typeof jobWordsJa = {
  title: "Progress",
  picture: pictureWordsEn,
  left: leftWordsEn,
  opening: "Loading…",
  attachedHere:
    "A job of this account is already under way, and this is it. What you just chose was not sent; send it again when this one has ended.",
  account: (name) => name,
  progress: "Progress",
  days: (done, total) => `${done} of ${total} days`,
  secsLeft: (secs) =>
    secs < 60 ? `about ${secs} s left` : `about ${Math.ceil(secs / 60)} min left`,
  inQueue: (position) => `No. ${position}`,
  notify: {
    ask: "Notify me when it ends",
    sample: "You will be told like this when it ends.",
    on: "You will be notified when it ends",
    refused: "This browser shows no notifications",
  },
  position: (position) => `Number ${position} in the queue`,
  eta: (secs) => `Starts in about ${secs < 60 ? `${secs} s` : `${Math.ceil(secs / 60)} min`}.`,
  waitingNote: "Keep this page open. It starts by itself when its turn comes.",
  question: {
    code: "One-time code",
    text: "Words to enter",
    choices: "Choose one",
    send: "Send",
    choose: "Use this one",
    extend: "Wait longer",
    timeLeft: (left) => `${left} left`,
    refused: {
      code: "The code before was not accepted. You can enter one more.",
      answer: "The answer before was not accepted. It is asked once more.",
    },
    suggestions: "Words often used",
    siteSays: (text) => `Jobcan says: “${text}”`,
    wrong: { code: "A code has 4 to 12 letters or digits.", text: "Enter the words." },
  },
  signedIn: (account) => `Signed in as ${account}`,
  daysDone: (done, total) => `${done} of ${total} days are done`,
  ended: (outcome) => `Finished: ${outcome}`,
  stopAfterDay: "Stop after this day",
  stopNow: "Stop now",
  leaveQueue: "Leave the queue",
  stopUnsent: "The request to stop has not arrived yet. It is sent as soon as the service answers.",
  stopFailed: "It could not be stopped.",
  connection: {
    connecting: "Connecting…",
    open: "Live",
    reconnecting: (from) =>
      from === undefined ? "Reconnecting" : `Reconnecting, will go on from #${from}`,
  },
  dayTable: "Day by day",
  date: "Day",
  wanted: "Sheet",
  held: "In Jobcan",
  result: "Result",
  after: "After",
  addMissing: (times: string) => `Add only what is missing (→ ${times})`,
  openInJobcan: "Open this day in Jobcan",
  none: "nothing",
  inProgress: "Entering",
  notYet: "To come",
  showLines: (day) => `Show only the log of ${day}`,
  log: "Live log",
  levels: { debug: "All", info: "Normal", warn: "Warnings", error: "Errors" },
  levelLabel: "Lines shown",
  hidden: (count) => `${count} ${count === 1 ? "line" : "lines"} hidden`,
  showAll: "Show all",
  onlyDay: (day) => `Only ${day}`,
  clearDay: "Stop showing only this day",
  dropped: (count) => `${count} earlier ${count === 1 ? "line" : "lines"} dropped`,
  line: {
    chosen: (seq) => `Line ${seq}`,
    clear: "Choose no line",
    address: (clock, seq) => `${clock} choose line ${seq}`,
    copy: "Copy this line",
    copyLink: "Copy a link to it",
    absence: {
      coming: "has not arrived yet",
      dropped: "is no longer kept",
      none: "does not exist",
    },
  },
  firstError: "First error",
  follow: "To the newest line",
  noLines: "No lines yet",
  noMatch: "No line matches",
  downloadText: "Save .log",
  downloadJson: "Save .jsonl",
  receipt: "Receipt",
  again: (days) => `Run the rest again (${days} ${days === 1 ? "day" : "days"})`,
  applyPlan: (days: number) => `Enter ${days === 1 ? "this day" : `these ${days} days`} now`,
  changePlan: "Change the sheet or the options",
  sittingNote:
    "So that you can go on, the sign-in at Jobcan is held for a while in the server’s memory (stored nowhere). It is gone 15 seconds after this page is closed.",
  fillPlanned: (days) => `Enter these ${days} ${days === 1 ? "day" : "days"}`,
  otherDays: (days) => `On to the other ${days} ${days === 1 ? "day" : "days"}`,
  another: "Another sheet",
  expired: "The record of this job was removed: the time it is kept for is over.",
  endNotes: {
    planned: () => "Nothing was written. The table shows what would change.",
    allEntered: () => "Every day was read back from Jobcan to make sure.",
    allThere: () => "Every day was already recorded. Nothing had to be entered.",
    awaiting: (days) =>
      `${days} ${days === 1 ? "day awaits" : "days await"} your company's approval. Nothing is final before that.`,
    rechecked: () => "Every day is still held as it was sent.",
    differing: (days) =>
      `${days} ${days === 1 ? "day is" : "days are"} not held as ${days === 1 ? "it was" : "they were"} sent.`,
    stillAwaiting: (days) =>
      `${days} ${days === 1 ? "day still awaits" : "days still await"} approval.`,
    conflicts: (days) =>
      `Finished, but Jobcan's record differs from the sheet on ${days} ${days === 1 ? "day" : "days"}; it was not overwritten.`,
    skips: (days) =>
      `Finished. ${days} ${days === 1 ? "day was" : "days were"} not entered; the table says why.`,
    partial: (days) =>
      `${days} ${days === 1 ? "day is" : "days are"} not done yet. What to do stands below.`,
  },
};
