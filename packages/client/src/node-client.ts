import type { AppRouter } from "@jobcan-automation/server/router";
import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { EventSource } from "eventsource";
import { fromTrpc } from "./autofill-client.ts";
import type { AutofillClient } from "./autofill-client.ts";
import { createCookieJar } from "./cookie-jar.ts";
import type { CookieJar } from "./cookie-jar.ts";

export interface AutofillClientOptions {
  /** Where the service is, such as "http://localhost:3000". */
  url: string;
  headers?: Record<string, string>;
  /** Holds the cookie that jobs belong to; keep it, and another process can follow the same jobs. */
  cookieJar?: CookieJar;
  fetch?: typeof globalThis.fetch;
}

/** The client for Node: keeps the owner cookie in its jar and opens event streams by fetch. Nothing must be closed but what it follows. */
export function createAutofillClient(options: AutofillClientOptions): AutofillClient {
  const url = new URL("/trpc", options.url).href;
  const fetchKept = keepingCookies(options);
  return fromTrpc(
    createTRPCClient<AppRouter>({
      links: [
        splitLink({
          condition: (operation) => operation.type === "subscription",
          true: httpSubscriptionLink({
            url,
            EventSource,
            eventSourceOptions: { fetch: fetchKept },
          }),
          false: httpLink({ url, fetch: fetchKept }),
        }),
      ],
    }),
  );
}

function keepingCookies(options: AutofillClientOptions) {
  const jar = options.cookieJar ?? createCookieJar();
  const send = options.fetch ?? globalThis.fetch;
  return async (url: string | URL | Request, init?: LooseInit): Promise<Response> => {
    const { signal, ...rest } = init ?? {};
    const request = new Request(url, { ...rest, signal: signal ?? null });
    request.headers.set("x-trpc-source", "cli");
    for (const [name, value] of Object.entries(options.headers ?? {})) {
      request.headers.set(name, value);
    }
    const cookie = jar.header();
    if (cookie !== undefined) request.headers.set("cookie", cookie);
    const response = await send(request);
    jar.keep(response.headers);
    return response;
  };
}

/** What tRPC and the event source both pass: a `RequestInit` that may say `undefined` where the platform wants nothing said. */
type LooseInit = Omit<RequestInit, "signal"> & { signal?: AbortSignal | null | undefined };
