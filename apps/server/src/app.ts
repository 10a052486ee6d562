import type { ErrorCode } from "@jobcan-automation/contract";
import type { Clock } from "@jobcan-automation/core";
import { Hono } from "hono";
import type { FollowerPlaces } from "./http/limits/follower-places.ts";
import { canonicalPath } from "./http/guard/canonical-path.ts";
import { clientAddress } from "./http/limits/client-address.ts";
import { csrf } from "./http/guard/csrf.ts";
import { knownHosts } from "./http/guard/known-hosts.ts";
import type { AppEnv } from "./http/env.ts";
import { accessDoor, accessGate, createAccess } from "./http/access/access.ts";
import { signInPage, signInRoutes } from "./http/access/sign-in.ts";
import { apiRoutes } from "./http/api/api-routes.ts";
import { uploadPath } from "./http/api/tables/workbook-api.ts";
import { createApiKeys } from "./http/owner/api-keys.ts";
import { requestOwner } from "./http/owner/request-owner.ts";
import { errorResponse } from "./http/error-response.ts";
import { type HealthOptions, healthRoutes } from "./http/health-routes.ts";
import { jobRoutes } from "./http/job-routes.ts";
import { operatorDoor } from "./http/operator/operator-door.ts";
import { operatorSignIn } from "./http/operator/operator-sign-in.ts";
import { ownerCookie } from "./http/owner/owner-cookie.ts";
import { answerRoom } from "./http/limits/answer-room.ts";
import { callBodies } from "./http/limits/call-bodies.ts";
import { createRateLimiter, limitProcedures } from "./http/limits/rate-limit.ts";
import { securityHeaders } from "./http/guard/security-headers.ts";
import { spa } from "./http/spa.ts";
import { trpcRoute, uploadPath as trpcUploadPath } from "./http/trpc-route.ts";
import type { ServerLog } from "./server-log.ts";
import type { Services } from "./services.ts";

export interface AppOptions {
  services: Services;
  health: HealthOptions;
  followers: FollowerPlaces;
  log: ServerLog;
  clock: Clock;
  /** The folder of the built page. */
  webFolder: string;
  /** Our own origins as browsers see them, the main one first; none where nobody has said so. */
  publicOrigins: readonly string[];
  listenHost: string | undefined;
  /** What a private instance asks for; undefined where everybody may use it. */
  accessToken: string | undefined;
  /** What lets in who operates the service; undefined where there is nothing of theirs. */
  operatorToken: string | undefined;
  /** What owners' keys are signed with. */
  ownerSecret: string;
  trustedHops: number;
  maxFileSizeMb: number;
  /** A request was answered with an error. */
  onRefused: (code: ErrorCode) => void;
}

/** Beside tRPC, what knows whose request it is. */
const ownedPaths = ["/autofill/*", "/status/*", "/receipts/*", "/jobs/*", "/templates/*"];
const uploadPaths: ReadonlySet<string> = new Set([trpcUploadPath, uploadPath]);
const maxReportedHosts = 10;

/**
 * The order of all that a request goes through: health before anything that could refuse it, then whether it may pass
 * at all, then whose request it is, then what it may do.
 */
export function createApp(options: AppOptions): Hono<AppEnv> {
  const { services, log, clock, publicOrigins, trustedHops } = options;
  const https = publicOrigins[0]?.startsWith("https:") === true;
  const cookie = ownerCookie({ https, secret: options.ownerSecret });
  const limiter = createRateLimiter(clock);
  const { accessToken: token, ownerSecret: secret } = options;
  const common = { secret, https, limiter, clock };
  const access = createAccess({ door: accessDoor, token, ...common });
  const operator = createAccess({
    door: operatorDoor,
    token: options.operatorToken,
    ...common,
  });
  const gate = accessGate(access, (c) => signInPage(c));
  const app = new Hono<AppEnv>({ getPath: canonicalPath });
  app.onError((error, c) => errorResponse(c, error, options));
  app.use(securityHeaders({ https }));
  app.use(clientAddress({ trustedHops }));
  app.route("/", healthRoutes(options.health, { clock, limiter, gate }));
  app.use(knownHosts({ ...options, origins: publicOrigins, onRefused: hostLogger(log) }));
  app.use(csrf({ origins: publicOrigins }));
  app.use(gate);
  app.route("/", signInRoutes(access));
  app.route("/", operatorSignIn(operator, { limiter, log }));
  const keys = createApiKeys(options.ownerSecret);
  const owner = requestOwner({ keys, limiter, cookie });
  const bodies = bodyLimits();
  const room = answerRoom();
  app.use("/trpc/*", owner, limitProcedures(limiter), room, bodies);
  app.use("/api/*", owner, room, bodies);
  for (const path of ownedPaths) app.use(path, owner, room);
  app.all("/trpc/*", trpcRoute({ ...options, operator }));
  app.route("/", apiRoutes({ ...options, keys, limiter, operator }));
  app.route("/", jobRoutes(services, limiter));
  app.route("/", spa(options.webFolder, operator.isPrivate));
  return app;
}

/** Logs a name that we are asked by and do not know, once each: often it is PUBLIC_ORIGIN that lacks. */
function hostLogger(log: ServerLog): (host: string) => void {
  const reported = new Set<string>();
  return (host) => {
    if (reported.has(host) || reported.size >= maxReportedHosts) return;
    reported.add(host);
    log.line("warn", "host_refused", { host: host.slice(0, 100), set: "PUBLIC_ORIGIN" });
  };
}

/** Of all but an upload, which streams and caps itself. */
function bodyLimits() {
  const limit = callBodies();
  return async (c: Parameters<typeof limit>[0], next: Parameters<typeof limit>[1]) =>
    uploadPaths.has(c.req.path) ? await next() : await limit(c, next);
}
