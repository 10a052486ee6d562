import { toProblem } from "@jobcan-automation/client/browser";
import { QueryClient } from "@tanstack/react-query";

/** Repeats calls until the service answers, as the page says; calls that it refused are not repeated. */
export function createQueryClient(): QueryClient {
  const retries = {
    networkMode: "always",
    retry: (_: number, error: unknown) => isUnanswered(error),
    retryDelay: (failures: number) => Math.min(1000 * 2 ** failures, 8000),
  } as const;
  return new QueryClient({
    defaultOptions: { queries: { ...retries, staleTime: 10_000 }, mutations: retries },
  });
}

function isUnanswered(error: unknown): boolean {
  return toProblem(error).kind === "unreachable";
}
