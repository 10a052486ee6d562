import { type ErrorCode, type ErrorReport, AutofillError } from "@jobcan-automation/contract";
import type { Clock } from "@jobcan-automation/core";
import type { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { Context } from "hono";
import { errorStatus } from "../error-status.ts";
import type { FollowerPlaces } from "./limits/follower-places.ts";
import type { ServerLog } from "../server-log.ts";
import type { Services } from "../services.ts";
import type { TrpcContext } from "../trpc/context.ts";
import { reportOf } from "../trpc/init.ts";
import { appRouter, usersRouter } from "../trpc/router.ts";
import type { Access } from "./access/access.ts";
import { atCanonicalPath } from "./guard/canonical-path.ts";
import { callOf } from "./call-of.ts";
import type { AppEnv } from "./env.ts";
import { unwrapUpload } from "../uploads/unwrap-upload.ts";
import { liveResponse } from "./live-response.ts";

export interface TrpcRouteOptions {
  services: Services;
  followers: FollowerPlaces;
  log: ServerLog;
  clock: Clock;
  maxFileSizeMb: number;
  /** The door of who operates the service; nothing of theirs is there where it asks for no token. */
  operator: Access;
  onRefused: (code: ErrorCode) => void;
}

const endpoint = "/trpc";
/** The one call whose body is a stream of any size. */
export const uploadPath = `${endpoint}/workbooks.upload`;
const maxQueriesAtOnce = 10;
const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "OPTIONS"]);
const allow = "GET, HEAD, POST";

/** Hands a request to the router through tRPC's own fetch adapter; streams leave through a watch on their reader. */
export function trpcRoute(options: TrpcRouteOptions) {
  const { operator } = options;
  const router = operator.isPrivate ? appRouter : usersRouter;
  return async (c: Context<AppEnv>): Promise<Response> => {
    const { request, fileName } = await requestOf(c, options.maxFileSizeMb);
    const context: TrpcContext = {
      ...callOf(c, options),
      uploadName: fileName,
      checkOperator: async () => await operator.check(c),
      refusal: {},
    };
    const answer = await fetchRequestHandler({
      endpoint,
      req: request,
      router,
      createContext: () => context,
      // One mutation a request: a batch must not carry many past a limit.
      maxBatchSize: request.method === "GET" ? maxQueriesAtOnce : 1,
      onError: unexpectedErrorLogger(options.log),
      responseMeta: ({ errors, ctx }) => {
        const refusal = ctx?.refusal.report;
        const failures = errors.map((error) => reportOf(error));
        const reports = refusal === undefined ? failures : [...failures, refusal];
        for (const code of new Set(reports.map((report) => report.code))) options.onRefused(code);
        return metaOf(reports, refusal);
      },
    });
    const { status, headers, body } = answer;
    return headers.get("content-type")?.startsWith("text/event-stream") === true
      ? liveResponse(c, { body, status, headers, clock: options.clock })
      : answer;
  };
}

async function requestOf(
  c: Context<AppEnv>,
  maxFileSizeMb: number,
): Promise<{ request: Request; fileName: string | undefined }> {
  // A request of another method cannot be made anew at its canonical path.
  if (!methods.has(c.req.method)) throw new AutofillError("METHOD_NOT_ALLOWED", { allow });
  const request = atCanonicalPath(c.req.raw);
  const isUpload = request.method === "POST" && c.req.path === uploadPath;
  return isUpload ? await unwrapUpload(request, maxFileSizeMb) : { request, fileName: undefined };
}

/** Logs each unexpected error once: tRPC reports a stream's twice. */
function unexpectedErrorLogger(log: ServerLog) {
  const logged = new Set<TRPCError>();
  return ({ error, path }: { error: TRPCError; path: string | undefined }) => {
    const report = reportOf(error);
    if (report.code !== "INTERNAL" || logged.has(error)) return;
    logged.add(error);
    const { id } = report.facts;
    log.unexpected(path ?? "trpc", error.cause ?? error, typeof id === "string" ? id : undefined);
  };
}

function metaOf(reports: readonly ErrorReport[], refusal: ErrorReport | undefined) {
  const headers = new Headers({ "cache-control": "no-store" });
  const waits = reports.flatMap(({ retryAfterSecs }) => retryAfterSecs ?? []);
  if (waits.length > 0) headers.set("retry-after", String(Math.max(...waits)));
  const status = refusal && errorStatus[refusal.code].http;
  return { headers, ...(status !== undefined && { status }) };
}
