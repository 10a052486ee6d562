import type { SandboxContext } from "../routes/context.ts";
import type { FaultChange } from "./fault-parts.ts";

/** A change of the page's HTML; other answers (JSON, redirects) are left alone. */
export function changeHtml(
  change: (page: string, c: SandboxContext, value: number | undefined) => string,
): FaultChange {
  return async (c, value) => {
    const { status, headers } = c.res;
    if (!(headers.get("content-type") ?? "").includes("text/html")) return;
    const page = change(await c.res.text(), c, value);
    c.res = new Response(page, { status, headers });
  };
}

/** Adds markup at the end of the page. */
export function addToBody(
  markup: (c: SandboxContext, value: number | undefined) => string,
): FaultChange {
  return changeHtml((page, c, value) =>
    page.replace("</body>", () => `${markup(c, value)}</body>`),
  );
}
