import { toProblem } from "@jobcan-automation/client/browser";
import { QueryClient } from "@tanstack/react-query";

/** Asks again for as long as nobody answers, as the page says it does; what the service has refused is not asked again. */
export function createQueryClient(): QueryClient {
  const patience = {
    networkMode: "always",
    retry: (_: number, error: unknown) => isUnanswered(error),
    retryDelay: (failures: number) => Math.min(1000 * 2 ** failures, 8000),
  } as const;
  return new QueryClient({
    defaultOptions: { queries: { ...patience, staleTime: 10_000 }, mutations: patience },
  });
}

function isUnanswered(error: unknown): boolean {
  return toProblem(error).kind === "unreachable";
}
