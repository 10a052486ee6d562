import type { AppRouter } from "@jobcan-automation/server/router";
import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { fromTrpc, type TrpcAutofillClient } from "./autofill-client.ts";

/**
 * The client for a page served by the service itself: the browser stores the owner cookie and opens the event
 * streams.
 */
export function createBrowserClient(): TrpcAutofillClient {
  const url = "/trpc";
  return fromTrpc(
    createTRPCClient<AppRouter>({
      links: [
        splitLink({
          condition: (operation) => operation.type === "subscription",
          true: httpSubscriptionLink({ url }),
          // Not batched: one request is one procedure, so that each can be limited and cancelled separately.
          false: httpLink({ url, headers: { "x-trpc-source": "web" } }),
        }),
      ],
    }),
  );
}
