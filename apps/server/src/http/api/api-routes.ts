import { AutofillError } from "@jobcan-automation/contract";
import { Hono } from "hono";
import type { Services } from "../../services.ts";
import { type Access, passing } from "../access/access.ts";
import { callOf } from "../call-of.ts";
import type { AppEnv } from "../env.ts";
import { fromOurPage } from "../guard/csrf.ts";
import type { FollowerPlaces } from "../limits/follower-places.ts";
import { limitBody } from "../limits/limit-body.ts";
import { limitGroup, type RateLimiter } from "../limits/rate-limit.ts";
import { documentRoutes, openApiRoutes } from "../openapi/openapi-routes.ts";
import { knownOwnerOnly } from "../owner/request-owner.ts";
import type { ApiPorts } from "./api-route.ts";
import { apiTable, operatedApiTable } from "./api-table.ts";

export interface ApiRoutesOptions extends ApiPorts {
  services: Services;
  followers: FollowerPlaces;
  limiter: RateLimiter;
  /** The door of who operates the service; their routes are not there where it asks for no token. */
  operator: Access;
}

/** The table as routes; another method of a path is METHOD_NOT_ALLOWED {allow}, another path NOT_FOUND. */
export function apiRoutes(options: ApiRoutesOptions): Hono<AppEnv> {
  const { limiter, keys, clock, maxFileSizeMb, operator } = options;
  const table = operator.isPrivate ? operatedApiTable : apiTable;
  const app = new Hono<AppEnv>();
  app.route("/", openApiRoutes(limiter, table));
  for (const route of table) {
    const { path, limit, owned, body } = route;
    const method = route.method.toUpperCase();
    if (route.fromOurPage === true) app.on(method, path, fromOurPage());
    app.on(method, path, limitGroup(limiter, limit));
    if (owned === "operator") app.on(method, path, passing(operator));
    else if (owned) app.on(method, path, knownOwnerOnly);
    const maxBytes = body?.is === "json" ? body.maxBytes : undefined;
    if (maxBytes !== undefined) app.on(method, path, limitBody(maxBytes));
    app.on(method, path, async (c) => {
      const call = callOf(c, options);
      return await route.run({ ...call, c, keys, clock, maxFileSizeMb });
    });
  }
  const routes = [...documentRoutes, ...table];
  for (const [path, ofPath] of Map.groupBy(routes, (route) => route.path)) {
    const allow = ofPath.map(({ method }) => allowed[method]).join(", ");
    app.all(path, limitGroup(limiter, "call"), () => {
      throw new AutofillError("METHOD_NOT_ALLOWED", { allow });
    });
  }
  app.all("/api/*", limitGroup(limiter, "call"), () => {
    throw new AutofillError("NOT_FOUND");
  });
  return app;
}

const allowed = { get: "GET, HEAD", post: "POST" } as const;
