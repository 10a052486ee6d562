import type { ErrorCode } from "@jobcan-automation/contract";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import type { ContentfulStatusCode } from "hono/utils/http-status";

interface ErrorStatus {
  http: ContentfulStatusCode;
  trpc: TRPC_ERROR_CODE_KEY;
}

const busy = { http: 503, trpc: "SERVICE_UNAVAILABLE" } as const;
const site = { http: 502, trpc: "BAD_GATEWAY" } as const;
const late = { http: 504, trpc: "GATEWAY_TIMEOUT" } as const;
const many = { http: 429, trpc: "TOO_MANY_REQUESTS" } as const;
const input = { http: 400, trpc: "BAD_REQUEST" } as const;
const unfit = { http: 422, trpc: "UNPROCESSABLE_CONTENT" } as const;
const unauthorized = { http: 401, trpc: "UNAUTHORIZED" } as const;
const refused = { http: 403, trpc: "FORBIDDEN" } as const;
const missing = { http: 404, trpc: "NOT_FOUND" } as const;
const conflict = { http: 409, trpc: "CONFLICT" } as const;
const internal = { http: 500, trpc: "INTERNAL_SERVER_ERROR" } as const;

/** Code → HTTP and tRPC status, one row each; a code without a row does not compile. */
export const errorStatus = {
  QUEUE_FULL: busy,
  QUEUE_UNAVAILABLE: busy,
  MEMORY_BUSY: busy,
  MEMORY_EXHAUSTED: busy,
  RATE_LIMITED: many,
  READER_BUSY: busy,
  SHUTTING_DOWN: busy,
  DRAINING: busy,
  NO_SPACE: busy,
  SITE_UNAVAILABLE: site,
  SITE_MAINTENANCE: site,
  SITE_RATE_LIMITED: site,
  NETWORK_ERROR: site,
  BROWSER_UNAVAILABLE: busy,
  BROWSER_CRASHED: busy,
  RUNNER_CRASHED: busy,
  KILLED_FOR_MEMORY: busy,
  INVALID_REQUEST: input,
  FORBIDDEN_ORIGIN: refused,
  ACCESS_REQUIRED: unauthorized,
  KEY_REQUIRED: unauthorized,
  OPERATOR_REQUIRED: unauthorized,
  NOT_FOUND: missing,
  METHOD_NOT_ALLOWED: { http: 405, trpc: "METHOD_NOT_SUPPORTED" },
  WRONG_CONTENT_TYPE: { http: 415, trpc: "UNSUPPORTED_MEDIA_TYPE" },
  ALREADY_RUNNING: conflict,
  UNSUPPORTED_FILE: { http: 415, trpc: "UNSUPPORTED_MEDIA_TYPE" },
  FILE_TOO_LARGE: { http: 413, trpc: "PAYLOAD_TOO_LARGE" },
  INVALID_WORKBOOK: unfit,
  INVALID_TIMESHEET: unfit,
  LOGIN_REJECTED: unfit,
  ACCOUNT_LOCKED: unfit,
  OTP_REQUIRED: unfit,
  HUMAN_CHECK_REQUIRED: unfit,
  COMPANY_REQUIRED: unfit,
  ACCOUNT_MISMATCH: unfit,
  CORRECTION_NOT_ALLOWED: unfit,
  TLS_ERROR: site,
  UNEXPECTED_REDIRECT: site,
  SITE_CHANGED: site,
  INTERNAL: internal,
  JOB_NOT_FOUND: missing,
  UPLOAD_NOT_FOUND: missing,
  NOT_ASKED: conflict,
  SITTING_OVER: conflict,
  CREDENTIALS_GONE: conflict,
  JOB_CANCELLED: conflict,
  JOB_TIMED_OUT: late,
  SESSION_LOST: conflict,
  QUEUE_WAIT_EXPIRED: conflict,
  PAGE_GONE: conflict,
  INTERRUPTED: conflict,
} as const satisfies Record<ErrorCode, ErrorStatus>;
