import type { AppRouter } from "@jobcan-automation/server/router";
import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { EventSource } from "eventsource";
import { fromTrpc, type AutofillClient } from "./autofill-client.ts";
import { createCookieJar, type CookieJar } from "./cookie-jar.ts";
import type { Language } from "@jobcan-automation/sentences";

export interface AutofillClientOptions {
  /** Where the service is, such as "http://localhost:3000". */
  url: string;
  headers?: Record<string, string>;
  /** Holds the cookie that jobs belong to; keep it, and another process can follow the same jobs. */
  cookieJar?: CookieJar;
  fetch?: typeof globalThis.fetch;
}

export const receiptFormats = ["xlsx", "csv", "json"] as const;
export type ReceiptFormat = (typeof receiptFormats)[number];

/** The client with the files that the page offers as links. */
export interface AutofillNodeClient extends AutofillClient {
  files: {
    /** A month's empty sheet; `month` is "2026-11", "this-month" or "last-month". */
    template(month: string, signal?: AbortSignal): Promise<Blob>;
    /** What a job came to, also while it runs: the user's own workbook with result columns, or its days as CSV or JSON. */
    receipt(id: string, options?: ReceiptOptions): Promise<Blob>;
  };
}

export interface ReceiptOptions {
  format?: ReceiptFormat;
  lang?: Language;
  signal?: AbortSignal;
}

/** The client for Node: keeps the owner cookie in its jar and opens event streams by fetch. Nothing must be closed but what it follows. */
export function createAutofillClient(options: AutofillClientOptions): AutofillNodeClient {
  const url = new URL("/trpc", options.url).href;
  const fetchKept = keepingCookies(options);
  const trpc = createTRPCClient<AppRouter>({
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
  });
  const download = async (path: string, signal: AbortSignal | undefined) =>
    await blobOf(await fetchKept(new URL(path, options.url), { signal }));
  return {
    ...fromTrpc(trpc),
    files: {
      template: async (month, signal) =>
        await download(`/templates/${encodeURIComponent(month)}.xlsx`, signal),
      receipt: async (id, { format = "xlsx", lang = "ja", signal } = {}) =>
        await download(`/receipts/${encodeURIComponent(id)}.${format}?lang=${lang}`, signal),
    },
  };
}

/** The body of an answer; a refusal is thrown with its report, as a call's is. */
async function blobOf(answer: Response): Promise<Blob> {
  if (answer.ok) return await answer.blob();
  const data: unknown = await answer.json().catch(() => undefined);
  throw Object.assign(new Error(`the service answered ${answer.status}`), { data });
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
