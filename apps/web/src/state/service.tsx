import { type AutofillClient, createBrowserClient } from "@jobcan-automation/client/browser";
import type { AppRouter } from "@jobcan-automation/server/router";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { createContext, use, useState, type ReactNode } from "react";
import type { JobStore } from "./stored/stored-job.ts";
import { recheckByReceipt } from "./stored/recheck-by-receipt.ts";
import { EarlySource } from "./job/early-source.ts";
import { createQueryClient } from "./query-client.ts";

interface Service {
  client: AutofillClient;
  /** Query options by procedure, for cached queries. */
  queries: TRPCOptionsProxy<AppRouter>;
  /** What this browser has stored of jobs; opened when it is first asked for. Rejects where the browser stores nothing. */
  openStore: () => Promise<JobStore>;
}

const ServiceContext = createContext<Service | undefined>(undefined);

/** Provides the service to everything inside. */
export function ServiceProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [service] = useState(() => createService(queryClient));
  return (
    <ServiceContext value={service}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </ServiceContext>
  );
}

/** The typed client of the service, and its queries. */
export function useService(): Service {
  const service = use(ServiceContext);
  if (service === undefined) throw new Error("useService outside ServiceProvider");
  return service;
}

/** The typed client of the service. */
export function useClient(): AutofillClient {
  return useService().client;
}

function createService(queryClient: QueryClient): Service {
  const { trpc, ...client } = createBrowserClient(
    globalThis.earlyStream === undefined ? {} : { EventSource: EarlySource },
  );
  const openStore = openedOnce(async () => {
    const { openJobStore } = await import("./stored/job-store.ts");
    return await openJobStore();
  });
  const recheck = recheckByReceipt(
    (order, signal) => client.jobs.recheck(order, signal),
    openStore,
  );
  return {
    client: { ...client, jobs: { ...client.jobs, recheck } },
    queries: createTRPCOptionsProxy<AppRouter>({ client: trpc, queryClient }),
    openStore,
  };
}

function openedOnce<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return async () => await (opened ??= open());
}
