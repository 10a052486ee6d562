import type { ErrorCode } from "./error-codes.ts";

const sheet = 3;
const person = 4;
const password = 5;
const couldNotRun = 6;
const later = 7;
const usage = 64;
const stopped = 130;

/**
 * Code → exit code of a program that ends with it, which says who must act: 3 the sheet, 4 a person at the sign-in, 5
 * whoever knows the password, 6 whoever maintains the machine, 7 nobody (the same later), 64 the command line, 130
 * stopped on request. A code without a row does not compile.
 */
export const errorExit = {
  QUEUE_FULL: later,
  QUEUE_UNAVAILABLE: later,
  MEMORY_BUSY: later,
  MEMORY_EXHAUSTED: later,
  RATE_LIMITED: later,
  READER_BUSY: later,
  SHUTTING_DOWN: later,
  DRAINING: later,
  NO_SPACE: later,
  SITE_UNAVAILABLE: later,
  SITE_MAINTENANCE: later,
  SITE_RATE_LIMITED: later,
  NETWORK_ERROR: later,
  BROWSER_UNAVAILABLE: couldNotRun,
  BROWSER_CRASHED: later,
  RUNNER_CRASHED: later,
  KILLED_FOR_MEMORY: later,
  INVALID_REQUEST: usage,
  FORBIDDEN_ORIGIN: couldNotRun,
  ACCESS_REQUIRED: couldNotRun,
  KEY_REQUIRED: couldNotRun,
  OPERATOR_REQUIRED: couldNotRun,
  NOT_FOUND: couldNotRun,
  METHOD_NOT_ALLOWED: couldNotRun,
  WRONG_CONTENT_TYPE: couldNotRun,
  ALREADY_RUNNING: later,
  UNSUPPORTED_FILE: sheet,
  FILE_TOO_LARGE: sheet,
  INVALID_WORKBOOK: sheet,
  INVALID_TIMESHEET: sheet,
  LOGIN_REJECTED: password,
  ACCOUNT_LOCKED: person,
  OTP_REQUIRED: person,
  HUMAN_CHECK_REQUIRED: person,
  COMPANY_REQUIRED: person,
  ACCOUNT_MISMATCH: person,
  CORRECTION_NOT_ALLOWED: couldNotRun,
  TLS_ERROR: couldNotRun,
  UNEXPECTED_REDIRECT: couldNotRun,
  SITE_CHANGED: couldNotRun,
  INTERNAL: couldNotRun,
  JOB_NOT_FOUND: couldNotRun,
  UPLOAD_NOT_FOUND: later,
  NOT_ASKED: person,
  SITTING_OVER: person,
  CREDENTIALS_GONE: person,
  JOB_CANCELLED: stopped,
  JOB_TIMED_OUT: later,
  SESSION_LOST: later,
  QUEUE_WAIT_EXPIRED: later,
  PAGE_GONE: later,
  INTERRUPTED: later,
} as const satisfies Record<ErrorCode, number>;

export type ErrorExit = (typeof errorExit)[ErrorCode];
