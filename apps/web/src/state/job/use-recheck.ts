import type { RecheckOrder } from "@jobcan-automation/contract";
import { useMutation } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { useStoreOrder } from "../stored/use-stored-jobs.ts";
import { useClient } from "../service.tsx";
import { useSession, withWaiting } from "../session.tsx";
import { isOtherJob, useRequestKey } from "../request-key.ts";

/** Asks for what Jobcan holds now of an earlier job's days, and opens the job that reads it. */
export function useRecheck() {
  const client = useClient();
  const { setSession } = useSession();
  const [, goTo] = useLocation();
  const request = useRequestKey();
  const storeOrder = useStoreOrder();
  return useMutation({
    mutationFn: async (order: Pick<RecheckOrder, "of" | "target" | "credentials">) => {
      const { requestKey, isRepeated } = request.take();
      const answer = await client.jobs.recheck({ ...order, requestKey, person: "present" });
      return { ...answer, isOther: isOtherJob(answer, { isRepeated }) };
    },
    // The password is not held on to.
    gcTime: 0,
    onSuccess: ({ jobId, isOther }, { of }) => {
      if (!isOther && "jobId" in of) {
        storeOrder.mutate({ id: jobId, at: Date.now(), mode: "recheck", from: of.jobId });
      }
      setSession((before) => ({
        ...withWaiting(before, jobId, true),
        attachedTo: isOther ? jobId : undefined,
      }));
      goTo(`/jobs/${jobId}`);
    },
    onSettled: (_answer, error) => request.settle(error),
  });
}
