import type { jobsWordsJa } from "./jobs-words-ja.ts";

/** Words of the list of jobs and of a stored receipt, in English. */
export const jobsWordsEn: typeof jobsWordsJa = {
  title: "My months",
  lead: "The sheets that were sent from this browser, and what came of them.",
  opening: "Opening your months…",
  live: "Under way",
  ended: "Ended",
  empty: "Nothing has been sent yet.",
  privacyTitle: "About receipts",
  privacy: (most) =>
    `Receipts stay in this browser only, the newest ${most} of them. Your login name and options stay with them; no password and no log does. On a shared computer, remove them when you are done.`,
  unavailable: "This browser is set not to store anything, so no receipts are kept.",
  unread: "The receipts kept in this browser could not be read.",
  running: "A job of yours is under way",
  startedAt: (at) => `Sent ${at}`,
  endedAt: (at) => `Ended ${at}`,
  recordUntil: (at) => `Its log and record go at about ${at}`,
  recordGone: "Its log and record are gone; the receipt is in this browser",
  notStored: "Its receipt is not in this browser",
  lost: "Its result has not arrived and its record is gone: look at this month in Jobcan",
  lostUnwritten:
    "Its result has not arrived and its record is gone. It only read: nothing was entered in Jobcan",
  noOutcome: "No result",
  openDays: (days) => `Not ended ${days}`,
  plannedDays: (days) => `${days} ${days === 1 ? "day" : "days"} compared`,
  receiptOf: (name) => `Receipt of ${name}`,
  remove: "Remove receipt",
  removeAll: "Remove all receipts",
  removeSure: "This cannot be undone. Remove?",
  removeYes: "Remove",
  removeNo: "Keep",
  stored: {
    title: "The record is gone. This is the receipt kept in this browser.",
    note: "Its log and its Excel receipt are no more; CSV and JSON can be saved.",
    chosen: "As it was sent",
    yes: "Yes",
    back: "To my months",
  },
};
