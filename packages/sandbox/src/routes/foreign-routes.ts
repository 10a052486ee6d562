import { Hono } from "hono";
import { signInPage } from "../pages/sign-in/sign-in-page.ts";
import type { SandboxEnv } from "./context.ts";

/** A foreign site on the same listener: imitates the sign-in page and counts every request. */
export function foreignRoutes(): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>()
    .use(async (c, next) => {
      c.get("state").counts.foreignHostRequests++;
      await next();
    })
    .get("/users/sign_in", (c) =>
      c.html(signInPage({ csrfToken: "stranger", appKey: "atd", redirectUri: "/" })),
    )
    .all("*", (c) => c.text("a stranger's site"));
}
