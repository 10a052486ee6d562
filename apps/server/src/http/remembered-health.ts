import type { IncomingMessage } from "node:http";

/** An answer that is the same for everybody, each time. */
interface Remembered {
  body: string;
  headers: Record<string, string>;
}

const path = "/healthz";

/** Whether a request is the plain spelling of what platforms ask most often, without a body. */
export function isPlainHealth({ method, url, headers }: IncomingMessage): boolean {
  const hasBody = "content-length" in headers || "transfer-encoding" in headers;
  return method === "GET" && url === path && !hasBody;
}

/**
 * Answers `/healthz`, which depends on nothing, as the app did the first time it succeeded: no address is parsed and no
 * middleware runs for it, so that a thousand a second take little of a job's processor time.
 */
export function rememberHealth(): (ask: () => Promise<Response>) => Promise<Response> {
  let known: Remembered | undefined;
  return async (ask) => {
    if (known === undefined) {
      const first = await ask();
      if (first.status !== 200) return first;
      known = { headers: Object.fromEntries(first.headers), body: await first.text() };
    }
    return new Response(known.body, { headers: known.headers });
  };
}
