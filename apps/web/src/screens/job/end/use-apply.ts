import { toProblem } from "@jobcan-automation/client/browser";
import type { JobView } from "@jobcan-automation/contract";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { useLocation } from "wouter";
import { newRequestKey } from "../../../state/request-key.ts";
import { useClient } from "../../../state/service.tsx";
import { addedOn, useSession, withWaiting } from "../../../state/session.tsx";

/**
 * Applies days of a plan with the session it has opened: its own rows and options, whatever the form holds meanwhile.
 */
export function useApply(job: JobView) {
  const client = useClient();
  const { session, setSession } = useSession();
  const [, goTo] = useLocation();
  // Reused while there is no answer: pressing again must not create a second job of the same request.
  const requestKey = useRef<string | undefined>(undefined);

  const sending = useMutation({
    mutationFn: async (dates: readonly string[]) => {
      const isRepeated = requestKey.current !== undefined;
      requestKey.current ??= newRequestKey();
      const added = [...addedOn(session, job.id)].filter((date) => dates.includes(date));
      const answer = await client.jobs.apply({
        planId: job.id,
        dates: [...dates],
        addMissingOn: added,
        requestKey: requestKey.current,
        person: "present",
      });
      return { ...answer, isOther: answer.attached && !isRepeated };
    },
    onSuccess: ({ jobId, isOther }) => {
      requestKey.current = undefined;
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
    onError: (error) => {
      if (toProblem(error).kind === "reported") requestKey.current = undefined;
    },
  });

  const problem = sending.isError ? toProblem(sending.error) : undefined;
  const isOver = problem?.kind === "reported" && problem.report.code === "SITTING_OVER";
  return { sending, isOver };
}
