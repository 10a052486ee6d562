import type { JobView } from "@jobcan-automation/contract";
import { useMutation } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { reportedCode } from "../../../state/reported-code.ts";
import { useStoreOrder } from "../../../state/stored/use-stored-jobs.ts";
import { useClient } from "../../../state/service.tsx";
import { addedOn, useSession, withWaiting } from "../../../state/session.tsx";
import { isOtherJob, useRequestKey } from "../../../state/request-key.ts";
import { useRetryOnce } from "../../../state/job/use-retry-once.ts";

interface Applied {
  dates: readonly string[];
  /** The conflicting days of the plan to be completed, as the session had them. */
  added: ReadonlySet<string>;
}

/**
 * Applies days of a plan with the session it has opened: its own rows and options, whatever the form holds meanwhile.
 */
export function useApply(job: JobView) {
  const client = useClient();
  const { session, setSession } = useSession();
  const [, goTo] = useLocation();
  const request = useRequestKey();
  const storeOrder = useStoreOrder();

  const sending = useMutation({
    mutationFn: async ({ dates, added }: Applied) => {
      const { requestKey, isRepeated } = request.take();
      const answer = await client.jobs.apply({
        planId: job.id,
        dates: [...dates],
        addMissingOn: [...added].filter((date) => dates.includes(date)),
        requestKey,
        person: "present",
      });
      return { ...answer, isOther: isOtherJob(answer, { isRepeated }) };
    },
    onSuccess: ({ jobId, isOther }) => {
      if (!isOther) storeOrder.mutate({ id: jobId, at: Date.now(), mode: "fill", from: job.id });
      setSession((before) => {
        const isOwnDraft = before.sentAs === job.id;
        return {
          ...withWaiting(before, jobId, true),
          sentAs: isOwnDraft && !isOther ? jobId : undefined,
          attachedTo: isOther ? jobId : undefined,
          recordingNoticeShown: before.recordingNoticeShown || job.target === "jobcan",
        };
      });
      goTo(`/jobs/${jobId}`);
    },
    onSettled: (_answer, error) => request.settle(error),
  });

  const added = addedOn(session, job.id);
  const send = (dates: readonly string[]) => sending.mutate({ dates, added });
  const { variables } = sending;
  const retry = useRetryOnce(sending, {
    again: () => variables && sending.mutate(variables),
    isChanged: variables?.added !== added,
  });

  return { sending, send, retry, isOver: reportedCode(sending.error) === "SITTING_OVER" };
}
