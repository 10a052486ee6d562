import { fieldOfRow } from "../field-of-row.ts";
import type { Facts } from "@jobcan-automation/contract";
import { isOutOfHandles, isUnwritable } from "../is-unwritable.ts";
import { entryOf } from "../entry-of.ts";
import type { Sentences } from "../sentences.ts";
import { unsupportedEn, workbookRefusalsEn } from "./file-refusals.ts";
import { codeEn } from "./questions.ts";
import { accountMismatchEn, humanCheckEn, siteChangedEn, siteWordsEn } from "./site-refusals.ts";

/** Errors in English: what happened, and what to do next. */
export const errorsEn: Sentences["errors"] = {
  QUEUE_UNAVAILABLE: (_facts, secs) => ({
    what: "The service cannot reach its queue right now. Nothing was started.",
    next: again(secs),
  }),
  QUEUE_FULL: (facts, secs) => ({
    what:
      facts["reason"] === "own_waits"
        ? "Another job of yours is waiting; each user has one place in the queue."
        : "The service is busy and its queue is full.",
    next: again(secs),
  }),
  MEMORY_BUSY: ({ usedMb, limitMb }, secs) => ({
    what: `The server is short of memory${usedMb === undefined ? "" : ` (using ${usedMb}/${limitMb} MB)`} and takes no new work.`,
    next: again(secs),
  }),
  MEMORY_EXHAUSTED: () => ({
    what: "Stopped before memory ran out. What was done is kept.",
    next: "Send it again: only what is missing is entered (“Run the rest again” on the page).",
  }),
  RATE_LIMITED: (facts, secs) => ({
    what:
      facts["reason"] === "rejected_logins"
        ? "Sign-ins were rejected in a row; this account waits a while so that Jobcan does not lock it."
        : "Too many requests.",
    next: again(secs),
  }),
  READER_BUSY: (_, secs) => ({ what: "Another file is being worked on.", next: again(secs) }),
  SHUTTING_DOWN: (_, secs) => ({ what: "The service is restarting.", next: again(secs) }),
  DRAINING: () => ({
    what: "The service takes no new jobs just now: work on it is being prepared.",
    next: "Try again later.",
  }),
  NO_SPACE: (facts) =>
    facts["step"] === "record"
      ? {
          what: "The server could not store its record, so it stopped before the next punch. The table shows what was punched until then.",
          next: "Send the sheet again once it can. A day that is recorded is never punched twice.",
        }
      : {
          what: isOutOfHandles(facts)
            ? "The server has run out of open files, processes or memory."
            : isUnwritable(facts)
              ? "The server cannot store its records."
              : "The server is out of disk space.",
          next: "Please try again later.",
        },
  SITE_UNAVAILABLE: (facts) => ({
    what: `Jobcan cannot be reached${inBrackets(facts["status"])}.`,
    next: "Check whether Jobcan is up, and try again later.",
  }),
  SITE_MAINTENANCE: () => ({
    what: "Jobcan is under maintenance.",
    next: "Try again when it is over.",
  }),
  SITE_RATE_LIMITED: (_, secs) => ({
    what: "Jobcan limits the number of requests.",
    next: again(secs),
  }),
  NETWORK_ERROR: () => ({
    what: "The network failed.",
    next: "Check the connection and try again.",
  }),
  BROWSER_UNAVAILABLE: () => ({
    what: "The server could not start its browser.",
    next: "If this lasts, tell the operator.",
  }),
  BROWSER_CRASHED: () => ({
    what: "The server's browser crashed.",
    next: "You can send it again: recorded days are never punched twice.",
  }),
  RUNNER_CRASHED: () => ({
    what: "The work ended unexpectedly.",
    next: "You can send it again: recorded days are never punched twice.",
  }),
  KILLED_FOR_MEMORY: () => ({
    what: "The system ended the work for lack of memory.",
    next: "You can send it again: recorded days are never punched twice.",
  }),
  INVALID_REQUEST: (facts) => ({
    what:
      facts["row"] === undefined
        ? `The input could not be read${inBrackets(facts["field"])}.`
        : `Row ${facts["row"]} could not be read${inBrackets(fieldOfRow(facts))}.`,
    next: "Check the fields and send again.",
  }),
  FORBIDDEN_ORIGIN: () => ({
    what: "This page may not use the service.",
    next: "Open the service's own page.",
  }),
  ACCESS_REQUIRED: (facts) => ({
    what:
      facts["reason"] === "wrong"
        ? "That is not this service's access token."
        : "This service is private: it answers only to those who have its access token.",
    next: "Open its page and sign in, or send the token along (`--access-token`, header `x-access-token`). The operator knows it.",
  }),
  KEY_REQUIRED: (facts) => ({
    what:
      facts["reason"] === "unknown"
        ? "That key is none of this service's."
        : "This needs a key, which says whose jobs these are.",
    next: "Get one with `POST /api/keys` and send it as `Authorization: Bearer …`; the command line gets and keeps one with `jobcan-autofill key --new`.",
  }),
  OPERATOR_REQUIRED: (facts) => ({
    what:
      facts["reason"] === "wrong"
        ? "That is not this service's operator token."
        : "This is for whoever operates the service, by the operator token.",
    next: "Enter the value of OPERATOR_TOKEN; programs send it as Authorization: Bearer ….",
  }),
  NOT_FOUND: () => ({
    what: "There is nothing at this address.",
    next: "`/api` lists what can be asked.",
  }),
  METHOD_NOT_ALLOWED: (facts) => ({
    what: "This address does not take that method.",
    next: `It takes${facts["allow"] === undefined ? " another" : `: ${facts["allow"]}`}.`,
  }),
  WRONG_CONTENT_TYPE: (facts) => ({
    what: "What was sent is of another content type than this address takes.",
    next: `Send ${facts["takes"] ?? "what `/api` names"}.`,
  }),
  ALREADY_RUNNING: () => ({
    what: "Work for this account has already been accepted.",
    next: "Open it in the browser that started it, or wait until it ends.",
  }),
  UNSUPPORTED_FILE: (facts) => entryOf(unsupportedEn, facts["kind"]) ?? unsupportedEn.unknown,
  FILE_TOO_LARGE: (facts) => ({
    what: `The file is too large${inBrackets(megabytes(facts["limitMb"]))}.`,
    next: "Save it again with only the attendance sheet.",
  }),
  INVALID_WORKBOOK: (facts) =>
    entryOf(workbookRefusalsEn, facts["reason"])?.(facts) ?? anyWorkbookFault,
  INVALID_TIMESHEET: () => ({
    what: "Some rows of the sheet need to be corrected.",
    next: "Correct the marked cells, or leave those rows out.",
  }),
  LOGIN_REJECTED: (facts) => ({
    what: `Sign-in failed: the e-mail (or staff code) or the password is wrong.${siteWordsEn(facts)}`,
    next: `It was sent only once, so that the account is not locked. Check both and start again.${facts["companyGiven"] === false ? " If you belong to several companies, the company ID is needed too." : ""}`,
  }),
  ACCOUNT_LOCKED: (facts) => ({
    what: `The account is locked.${siteWordsEn(facts)}`,
    next: "Wait a while, or reset the password in Jobcan.",
  }),
  OTP_REQUIRED: codeEn,
  HUMAN_CHECK_REQUIRED: humanCheckEn,
  COMPANY_REQUIRED: (facts) => ({
    what: `A company must be chosen.${siteWordsEn(facts)}`,
    next: "Enter the company ID and start again.",
  }),
  ACCOUNT_MISMATCH: accountMismatchEn,
  CORRECTION_NOT_ALLOWED: () => ({
    what: "This account may not correct punches.",
    next: "Ask your company's administrator.",
  }),
  TLS_ERROR: () => ({
    what: "A secure connection to Jobcan could not be proved. Nothing was sent over it.",
    next: "Check the network (a company proxy, for instance).",
  }),
  UNEXPECTED_REDIRECT: (facts) => ({
    what: `Stopped: the browser was led away from Jobcan${inBrackets(facts["host"])}.`,
    next: "At a company with single sign-on choose to sign in yourself. If this is a surprise, tell the operator.",
  }),
  SITE_CHANGED: siteChangedEn,
  INTERNAL: (facts) => ({
    what: `An unexpected error${inBrackets(facts["id"] ?? facts["step"])}.`,
    next: "If it happens again, tell the operator what stands here.",
  }),
  JOB_NOT_FOUND: () => ({
    what: "This job was not found.",
    next: "The time it is kept for is over, or it was started in another browser.",
  }),
  NOT_ASKED: () => ({
    what: "This job does not wait for that answer now.",
    next: "It was answered before, or the time to answer is over.",
  }),
  CREDENTIALS_GONE: () => ({
    what: "The server that held the password while this job waited is gone. Nothing was entered.",
    next: "Type the password and start again.",
  }),
  SITTING_OVER: () => ({
    what: "The sign-in of the plan is over.",
    next: "Type the password and start again.",
  }),
  UPLOAD_NOT_FOUND: () => ({ what: "The upload has expired.", next: "Choose the file again." }),
  JOB_CANCELLED: (facts) => ({
    what:
      facts["cause"] === "operator"
        ? "The operator of the service stopped it."
        : "Stopped as you asked.",
    next: "Send it again: only what is missing is entered (“Run the rest again” on the page).",
  }),
  JOB_TIMED_OUT: () => ({
    what: "Stopped at the time limit.",
    next: "Send it again: only what is missing is entered (“Run the rest again” on the page).",
  }),
  SESSION_LOST: () => ({
    what: "The Jobcan session ended midway.",
    next: "Send it again: only what is missing is entered (“Run the rest again” on the page).",
  }),
  QUEUE_WAIT_EXPIRED: () => ({
    what: "Left the queue after waiting too long.",
    next: "Please start again.",
  }),
  PAGE_GONE: () => ({
    what: "Left the queue because its page was closed.",
    next: "Please start again.",
  }),
  INTERRUPTED: (facts) => entryOf(interruptedEn, facts["sent"]) ?? interruptedEn.any,
};

const anyWorkbookFault = {
  what: "The file could not be read as a workbook: it is damaged or beyond the limits.",
  next: "Open it in Excel and save it again, or paste it into the template.",
};

/** By how far it came, where that was no press. */
const interruptedEn = {
  nothing: {
    what: "The service was restarted while this job waited. Nothing was sent to Jobcan.",
    next: "Please start again.",
  },
  no_punch: {
    what: "The service was restarted before the job ended. No punch was sent.",
    next: "Please start again.",
  },
  any: {
    what: "The service was restarted before the job ended.",
    next: "Look in Jobcan at days marked “Check Jobcan”. Sending again never punches twice.",
  },
};

function again(secs: number | undefined): string {
  return secs === undefined
    ? "Please try again in a while."
    : `Please try again in about ${roughly(secs)}.`;
}

function roughly(secs: number): string {
  if (secs < 100) return `${secs} seconds`;
  if (secs <= 3_000) return `${Math.ceil(secs / 60)} minutes`;
  const hours = Math.ceil(secs / 3_600);
  return hours === 1 ? "an hour" : `${hours} hours`;
}

function inBrackets(fact: Facts[string] | undefined): string {
  return fact === undefined || fact === "" ? "" : ` (${fact})`;
}

function megabytes(fact: Facts[string] | undefined): string | undefined {
  return fact === undefined ? undefined : `limit ${fact} MB`;
}
