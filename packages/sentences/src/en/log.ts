import { clockText, secondsText } from "../clock-text.ts";
import type { Sentences } from "../sentences.ts";
import { errorsEn } from "./errors.ts";
import { probeEn } from "./probe.ts";
import { questionsEn, unansweredEn } from "./questions.ts";
import { jobOutcomesEn, outcomesEn, plansEn, punchKindsEn, reasonsEn } from "./ledger.ts";

/** Sentences of a job's log, in English. */
export const logEn: Sentences["log"] = {
  job_queued: ({ position }) => `Accepted. Number ${position} in the queue`,
  job_started: ({ days, mode }) => {
    switch (mode) {
      case "plan":
        return `Checking ${days} days (nothing is written)`;
      case "fill":
        return `Entering ${days} days`;
      case "probe":
        return "Connection test: pages are only read, nothing is written";
      case "recheck":
        return `Reading ${days} days again; nothing is written`;
    }
  },
  job_finished: ({ outcome }) => `Finished: ${labelOf(jobOutcomesEn, outcome)}`,
  job_failed: ({ code, facts }) => {
    const sentence = errorsEn[code](facts);
    return `${sentence.what} ${sentence.next}`.trim();
  },
  browser_starting: () => "Starting the browser",
  browser_ready: ({ tookMs, sandbox }) =>
    `Browser ready (${secondsText(tookMs)} s, sandbox ${sandbox ? "on" : "off"})`,
  browser_closed: () => "Browser closed",
  browser_relaunched: ({ reason }) => `Browser started again (${reason})`,
  cleanup_failed: ({ step, error }) => `Clean-up failed (${step}: ${error})`,
  leftover_killed: ({ processes }) => `Ended ${processes} processes that were left over`,
  signing_in: ({ host }) => `Signing in at ${host}`,
  signed_in: ({ name, tookMs }) => `Signed in as ${name} (${secondsText(tookMs)} s)`,
  leave_unread: ({ from }) =>
    from === undefined || from === ""
      ? "The list of leave requests could not be read: of no day is it known whether leave was asked for"
      : `A leave request from ${from} on does not tell its last day: whether later days are leave is not known`,
  person_asked: ({ kind, secs, isRepeat }) =>
    `${questionsEn[kind].what}. ${isRepeat ? "The answer before was refused; asking once more, w" : "W"}aiting ${secs} s`,
  person_answered: ({ kind }) => `Answered: ${questionsEn[kind].what}`,
  wait_extended: ({ secs }) => `Waiting longer (${secs} s left)`,
  person_missed: ({ reason }) => unansweredEn[reason],
  session_resumed: ({ name }) =>
    name === ""
      ? "Went on with the sign-in of the plan"
      : `Went on with the sign-in of the plan (${name})`,
  signed_in_again: () => "The session had ended; signed in again",
  reading_month: ({ month }) => `Reading the attendance book of ${month}`,
  month_read: ({ month, days }) => `Read the attendance book of ${month} (${days} days)`,
  reading_day: () => "Reading the page of this day",
  rechecked: ({ days, awaiting, differing }) =>
    `${days} days read again (${awaiting} await approval, ${differing} differ)`,
  probed: ({ verdict }) => probeEn.verdicts[verdict],
  day_planned: ({ plan }) => `Plan: ${plansEn[plan].toLowerCase()}`,
  note_not_taken: () => "Jobcan's form has no field for a note: it is entered without",
  place_not_taken: ({ groupName }) =>
    `Jobcan's form has no choice of place: it is entered without “${groupName}”`,
  punch_sending: ({ kind, timeMin }) => `Punching ${punchKindsEn[kind]} ${clockText(timeMin)}`,
  punch_accepted: ({ kind, timeMin }) => `${punchKindsEn[kind]} ${clockText(timeMin)} accepted`,
  punch_refused: ({ kind, timeMin, reason, siteText }) =>
    `${punchKindsEn[kind]} ${clockText(timeMin)} refused: ${siteText === "" ? reasonsEn[reason]({}) : `“${siteText}”`}`,
  reply_lost: ({ kind, timeMin }) =>
    `No reply for ${punchKindsEn[kind]} ${clockText(timeMin)}. Reading the list of punches to find out`,
  settled_by_reading: ({ kind, timeMin, present }) =>
    `${punchKindsEn[kind]} ${clockText(timeMin)} is ${present ? "" : "not "}in the list of punches`,
  day_ended: ({ outcome, reason }) =>
    `${outcomesEn[outcome]}${reason === undefined ? "" : ` (${reasonsEn[reason]({})})`}`,
  book_checked: ({ days, differing }) =>
    differing === 0
      ? `Compared with the attendance book: all ${days} days agree`
      : `Compared with the attendance book: ${differing} of ${days} days differ`,
  page_retried: ({ page, attempt, reason }) =>
    `Reading ${page} again (attempt ${attempt}, ${reason})`,
  rate_limited: ({ times, atMost, waitMs }) =>
    `Jobcan limits the number of pages; waiting ${secondsText(waitMs)} s before the next (wait ${times} of at most ${atMost})`,
  slowed_down: ({ intervalMs }) =>
    `Asking for pages more slowly from now on (at least ${secondsText(intervalMs)} s apart)`,
  dialog_dismissed: ({ text }) =>
    text === "" ? "Dismissed a message on the page" : `Dismissed a message on the page: “${text}”`,
  request_blocked: ({ host, count }) => `Blocked requests away from Jobcan (${host}, ${count})`,
  site_says: ({ text }) => `Jobcan says: “${text}”`,
  stop_requested: ({ when, by }) => {
    const said = by === "operator" ? "Stop requested by the operator" : "Stop requested";
    return `${said}: ${when === "now" ? "stopping now" : "stopping after this day"}`;
  },
  memory_refused: ({ usedMb, limitMb }) =>
    `Waiting for memory to be free (using ${usedMb}/${limitMb} MB)`,
  memory_high: ({ usedMb, limitMb }) => `Memory use is high (using ${usedMb}/${limitMb} MB)`,
  memory_stopped: ({ usedMb, limitMb }) =>
    `Stopped safely before memory ran out (using ${usedMb}/${limitMb} MB)`,
  runner_died: ({ code }) => `The worker process ended: ${errorsEn[code]({}).what}`,
  service_restarted: () => "The service was restarted",
};

function labelOf(labels: Readonly<Record<string, string>>, word: string): string {
  return labels[word] ?? word;
}
