import type { AutofillClient } from "@jobcan-automation/client/browser";
import { createBrowserClient, toProblem } from "@jobcan-automation/client/browser";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createContext, use, useState } from "react";
import type { ReactNode } from "react";

const ClientContext = createContext<AutofillClient | undefined>(undefined);

/** The service, to everything inside. Calls that nobody answered are tried again; what the service refused is not. */
export function ServiceProvider({ children }: { children: ReactNode }) {
  const [client] = useState(createBrowserClient);
  const [queries] = useState(createQueryClient);
  return (
    <ClientContext value={client}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </ClientContext>
  );
}

/** The typed client of the service. */
export function useClient(): AutofillClient {
  const client = use(ClientContext);
  if (client === undefined) throw new Error("useClient outside ServiceProvider");
  return client;
}

function createQueryClient(): QueryClient {
  const patience = {
    networkMode: "always",
    retryDelay: (failures: number) => Math.min(1000 * 2 ** failures, 8000),
  } as const;
  return new QueryClient({
    defaultOptions: {
      queries: { ...patience, retry: (_, error) => isUnanswered(error), staleTime: 10_000 },
      mutations: { ...patience, retry: (failures, error) => failures < 10 && isUnanswered(error) },
    },
  });
}

function isUnanswered(error: unknown): boolean {
  return toProblem(error).kind === "unreachable";
}
