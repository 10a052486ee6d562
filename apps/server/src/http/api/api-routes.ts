import { AutofillError } from "@jobcan-automation/contract";
import { Hono } from "hono";
import type { Services } from "../../services.ts";
import { callOf } from "../call-of.ts";
import type { AppEnv } from "../env.ts";
import type { FollowerPlaces } from "../limits/follower-places.ts";
import { limitGroup, type RateLimiter } from "../limits/rate-limit.ts";
import { openApiRoutes } from "../openapi/openapi-routes.ts";
import { knownOwnerOnly } from "../owner/request-owner.ts";
import type { ApiPorts } from "./api-route.ts";
import { apiTable } from "./api-table.ts";

export interface ApiRoutesOptions extends ApiPorts {
  services: Services;
  followers: FollowerPlaces;
  limiter: RateLimiter;
}

/** The table as routes; another method of a path is METHOD_NOT_ALLOWED {allow}, another path NOT_FOUND. */
export function apiRoutes(options: ApiRoutesOptions): Hono<AppEnv> {
  const { limiter, keys, clock, maxFileSizeMb } = options;
  const app = new Hono<AppEnv>();
  app.route("/", openApiRoutes(limiter));
  for (const route of apiTable) {
    const { method, path, limit, owned } = route;
    app.on(method.toUpperCase(), path, limitGroup(limiter, limit));
    if (owned) app.on(method.toUpperCase(), path, knownOwnerOnly);
    app.on(
      method.toUpperCase(),
      path,
      async (c) => await route.run({ ...callOf(c, options), c, keys, clock, maxFileSizeMb }),
    );
  }
  for (const path of new Set(apiTable.map((route) => route.path))) {
    const allow = allowedAt(path);
    app.all(path, limitGroup(limiter, "call"), () => {
      throw new AutofillError("METHOD_NOT_ALLOWED", { allow });
    });
  }
  for (const path of ["/api", "/api/openapi.json"]) {
    app.all(path, limitGroup(limiter, "call"), () => {
      throw new AutofillError("METHOD_NOT_ALLOWED", { allow: "GET, HEAD" });
    });
  }
  app.all("/api/*", limitGroup(limiter, "call"), () => {
    throw new AutofillError("NOT_FOUND");
  });
  return app;
}

function allowedAt(path: string): string {
  const methods = apiTable.flatMap((route) => (route.path === path ? [route.method] : []));
  return methods.flatMap((method) => (method === "get" ? ["GET", "HEAD"] : ["POST"])).join(", ");
}
