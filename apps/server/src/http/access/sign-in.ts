import { AutofillError, toAutofillError } from "@jobcan-automation/contract";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { errorStatus } from "../../error-status.ts";
import type { AppEnv } from "../env.ts";
import { type Access, signInPath } from "./access.ts";

const maxFormBytes = 4_096;
/** Pages of ours that somebody may have wanted to open. */
const page = /^\/(autofill|operator|telemetry|privacy|terms|contact|api|jobs(?:\/[\w-]{1,100})?)?$/;

/** The sign-in field of a private instance, and what it sends; nothing where the service is open to all. */
export function signInRoutes(access: Access): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  if (!access.isPrivate) return app;
  app.get(signInPath, async (c) => await signInPage(c));
  const limit = bodyLimit({ maxSize: maxFormBytes, onError: refuseLarge });
  app.post(signInPath, limit, async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const asked = form.get("to") ?? "/";
    const to = page.test(asked) ? asked : "/";
    try {
      access.compare(c, form.get("token") ?? "");
    } catch (error) {
      return await signInPage(c, { refusal: toAutofillError(error), to });
    }
    await access.admit(c);
    return c.redirect(to, 303);
  });
  return app;
}

function refuseLarge(): never {
  throw new AutofillError("INVALID_REQUEST", { field: "token" });
}

/** The field, with why it is shown where a token was refused. Answered in place of what was asked for. */
export async function signInPage(
  c: Context<AppEnv>,
  { refusal, to = c.req.path }: { refusal?: AutofillError; to?: string } = {},
): Promise<Response> {
  const { signInHtml } = await import("./sign-in-html.ts");
  if (refusal?.retryAfterSecs !== undefined)
    c.header("Retry-After", String(refusal.retryAfterSecs));
  c.header("Cache-Control", "no-store");
  c.header("Vary", "Accept-Language");
  const status = refusal === undefined ? 401 : errorStatus[refusal.code].http;
  const acceptLanguage = c.req.header("accept-language");
  return c.html(await signInHtml({ acceptLanguage, refusal, to }), status);
}
