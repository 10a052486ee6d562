import type { AppRouter } from "@jobcan-automation/server/router";
import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { fromTrpc, type TrpcAutofillClient } from "./autofill-client.ts";

export interface BrowserClientOptions {
  /** Opens the event streams; the browser's own where it is not given. */
  EventSource?: new (url: string, init?: EventSourceInit) => StreamSource;
}

/** What is used of a browser's event source. */
type StreamSource = EventTarget &
  Pick<EventSource, "readyState" | "close" | "CONNECTING" | "OPEN" | "CLOSED">;

/**
 * The client for a page served by the service itself: the browser stores the owner cookie and opens the event
 * streams.
 */
export function createBrowserClient({
  EventSource,
}: BrowserClientOptions = {}): TrpcAutofillClient {
  const url = "/trpc";
  return fromTrpc(
    createTRPCClient<AppRouter>({
      links: [
        splitLink({
          condition: (operation) => operation.type === "subscription",
          true: httpSubscriptionLink({ url, ...(EventSource && { EventSource }) }),
          // Not batched: one request is one procedure, so that each can be limited and cancelled separately.
          false: httpLink({ url, headers: { "x-trpc-source": "web" } }),
        }),
      ],
    }),
  );
}
