import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { reportedCode } from "../../state/reported-code.ts";
import { useService } from "../../state/service.tsx";

const refreshMs = 2_000;

/** What whoever operates the service sees, asked anew every two seconds. */
export function useOperatorView() {
  const { queries } = useService();
  return useQuery(
    queries.operator.view.queryOptions(undefined, {
      staleTime: 0,
      refetchInterval: ({ state }) => refreshAfter(state.error),
    }),
  );
}

/**
 * When what is seen is asked for anew; never by itself where somebody has to sign in first.
 * @internal
 */
export function refreshAfter(error: unknown): number | false {
  return asksForToken(error) || isNotThere(error) ? false : refreshMs;
}

/** The deeds of the operator; what is seen is asked anew after each. */
export function useDeeds() {
  const { queries } = useService();
  const cache = useQueryClient();
  const onSettled = async () => await cache.invalidateQueries(queries.operator.view.queryFilter());
  return {
    stop: useMutation(queries.operator.stop.mutationOptions({ onSettled })),
    drain: useMutation(queries.operator.drain.mutationOptions({ onSettled })),
    admit: useMutation(queries.operator.admit.mutationOptions({ onSettled })),
  };
}

/** Lets this browser in by the token, which is held nowhere in the page. */
export function useSignIn() {
  const onSuccess = useAskAnew();
  return useMutation({
    mutationFn: async (token: string) => await send("/operator/sign-in", { token }),
    onSuccess,
    gcTime: 0,
  });
}

export function useSignOut() {
  const onSuccess = useAskAnew();
  return useMutation({ mutationFn: async () => await send("/operator/sign-out", {}), onSuccess });
}

/** Nothing of what a sign-in showed stays on the page. */
function useAskAnew(): () => Promise<void> {
  const { queries } = useService();
  const cache = useQueryClient();
  return async () => await cache.resetQueries(queries.operator.view.queryFilter());
}

async function send(path: string, body: object): Promise<void> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  if (answer.ok) return;
  const data: unknown = await answer.json().catch(() => undefined);
  throw Object.assign(new Error("refused"), { data });
}

/** Whether a refusal says that the operator has not signed in. */
export function asksForToken(error: unknown): boolean {
  return reportedCode(error) === "OPERATOR_REQUIRED";
}

/** Whether this service has nothing for an operator. */
export function isNotThere(error: unknown): boolean {
  const data: unknown = error instanceof Error && "data" in error ? error.data : undefined;
  return (
    typeof data === "object" && data !== null && "httpStatus" in data && data.httpStatus === 404
  );
}
