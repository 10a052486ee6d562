import type { AppRouter } from "@jobcan-automation/server/router";
import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { EventSource } from "eventsource";
import { type AutofillClient, fromTrpc } from "./autofill-client.ts";
import { type CookieJar, createCookieJar } from "./cookie-jar.ts";
import type { Language } from "@jobcan-automation/sentences";

export interface AutofillClientOptions {
  /** Where the service is, such as "http://localhost:3000". */
  url: string;
  headers?: Record<string, string>;
  /** A key that owns the jobs, in place of a cookie. */
  key?: string;
  /** What a private instance asks for. */
  accessToken?: string;
  /** Holds the cookie that owns the jobs; another process with the same cookie can follow them. */
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
    /** A job's result, also while it runs: the user's own workbook with result columns, or its days as CSV or JSON. */
    receipt(id: string, options?: ReceiptOptions): Promise<Blob>;
  };
  keys: {
    /** A fresh key, which is an owner of its own; the service shows it this once. */
    issue(signal?: AbortSignal): Promise<string>;
  };
}

export interface ReceiptOptions {
  format?: ReceiptFormat;
  lang?: Language;
  signal?: AbortSignal;
}

/**
 * The client for Node: stores the owner cookie in its jar and opens event streams by fetch. Only followed streams
 * need closing.
 */
export function createAutofillClient(options: AutofillClientOptions): AutofillNodeClient {
  const url = new URL("/trpc", options.url).href;
  const fetchWithCookies = withCookies(options);
  const trpc = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink({
          url,
          EventSource,
          eventSourceOptions: { fetch: fetchWithCookies },
        }),
        false: httpLink({ url, fetch: fetchWithCookies }),
      }),
    ],
  });
  const download = async (path: string, signal: AbortSignal | undefined) =>
    await blobOf(await fetchWithCookies(new URL(path, options.url), { signal }));
  return {
    ...fromTrpc(trpc),
    files: {
      template: async (month, signal) =>
        await download(`/templates/${encodeURIComponent(month)}.xlsx`, signal),
      receipt: async (id, { format = "xlsx", lang = "ja", signal } = {}) =>
        await download(`/receipts/${encodeURIComponent(id)}.${format}?lang=${lang}`, signal),
    },
    keys: {
      issue: async (signal) =>
        await keyOf(
          await fetchWithCookies(new URL("/api/keys", options.url), { method: "POST", signal }),
        ),
    },
  };
}

/** The key of an answer; a refusal, which is a report with more beside it, is thrown as one. */
async function keyOf(answer: Response): Promise<string> {
  const body: unknown = await answer.json().catch(() => undefined);
  const key = typeof body === "object" && body !== null && "key" in body ? body.key : undefined;
  if (answer.ok && typeof key === "string") return key;
  const data = { report: body };
  throw Object.assign(new Error(`the service answered ${answer.status}`), { data });
}

/** The body of an answer; a refusal is thrown with its report, as a call's is. */
async function blobOf(answer: Response): Promise<Blob> {
  if (answer.ok) return await answer.blob();
  const data: unknown = await answer.json().catch(() => undefined);
  throw Object.assign(new Error(`the service answered ${answer.status}`), { data });
}

function withCookies(options: AutofillClientOptions) {
  const jar = options.cookieJar ?? createCookieJar();
  const send = options.fetch ?? globalThis.fetch;
  return async (url: string | URL | Request, init?: LooseInit): Promise<Response> => {
    const { signal, ...rest } = init ?? {};
    const request = new Request(url, { ...rest, signal: signal ?? null });
    request.headers.set("x-trpc-source", "cli");
    for (const [name, value] of Object.entries(options.headers ?? {})) {
      request.headers.set(name, value);
    }
    const { key, accessToken } = options;
    if (key !== undefined) request.headers.set("authorization", `Bearer ${key}`);
    if (accessToken !== undefined) request.headers.set("x-access-token", accessToken);
    const cookie = jar.header();
    if (cookie !== undefined) request.headers.set("cookie", cookie);
    const response = await send(request);
    jar.store(response.headers);
    return response;
  };
}

/**
 * What tRPC and the event source both pass: a `RequestInit` that may say `undefined` where the platform wants the key
 * left out.
 */
type LooseInit = Omit<RequestInit, "signal"> & { signal?: AbortSignal | null | undefined };
