/**
 * Every way a request or a job can fail, and who acts on it. The server sends codes and facts; sentences belong to
 * the page and the CLI.
 * `wait`: the same thing may work later. `user`: the user must change something. `maintainer`: this program must
 * change. `fact`: nothing to do.
 */
export const errorActor = {
  QUEUE_FULL: "wait",
  QUEUE_UNAVAILABLE: "wait",
  MEMORY_BUSY: "wait",
  MEMORY_EXHAUSTED: "wait",
  RATE_LIMITED: "wait",
  READER_BUSY: "wait",
  SHUTTING_DOWN: "wait",
  DRAINING: "wait",
  NO_SPACE: "wait",
  SITE_UNAVAILABLE: "wait",
  SITE_MAINTENANCE: "wait",
  SITE_RATE_LIMITED: "wait",
  NETWORK_ERROR: "wait",
  BROWSER_UNAVAILABLE: "wait",
  BROWSER_CRASHED: "wait",
  RUNNER_CRASHED: "wait",
  KILLED_FOR_MEMORY: "wait",
  INVALID_REQUEST: "user",
  FORBIDDEN_ORIGIN: "user",
  ACCESS_REQUIRED: "user",
  KEY_REQUIRED: "user",
  OPERATOR_REQUIRED: "user",
  NOT_FOUND: "user",
  METHOD_NOT_ALLOWED: "user",
  WRONG_CONTENT_TYPE: "user",
  ALREADY_RUNNING: "user",
  UNSUPPORTED_FILE: "user",
  FILE_TOO_LARGE: "user",
  INVALID_WORKBOOK: "user",
  INVALID_TIMESHEET: "user",
  LOGIN_REJECTED: "user",
  ACCOUNT_LOCKED: "user",
  OTP_REQUIRED: "user",
  HUMAN_CHECK_REQUIRED: "user",
  COMPANY_REQUIRED: "user",
  ACCOUNT_MISMATCH: "user",
  CORRECTION_NOT_ALLOWED: "user",
  TLS_ERROR: "user",
  UNEXPECTED_REDIRECT: "user",
  SITE_CHANGED: "maintainer",
  INTERNAL: "maintainer",
  JOB_NOT_FOUND: "fact",
  UPLOAD_NOT_FOUND: "fact",
  NOT_ASKED: "fact",
  SITTING_OVER: "user",
  CREDENTIALS_GONE: "user",
  JOB_CANCELLED: "fact",
  JOB_TIMED_OUT: "fact",
  SESSION_LOST: "fact",
  QUEUE_WAIT_EXPIRED: "fact",
  PAGE_GONE: "fact",
  INTERRUPTED: "fact",
} as const satisfies Record<string, "wait" | "user" | "maintainer" | "fact">;

export type ErrorCode = keyof typeof errorActor;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets the keys of a constant
export const errorCodes = Object.keys(errorActor) as ErrorCode[];
