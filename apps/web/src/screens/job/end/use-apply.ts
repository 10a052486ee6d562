import { type AutofillClient, toProblem } from "@jobcan-automation/client/browser";
import type { JobView, SubmitInput } from "@jobcan-automation/contract";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useLocation } from "wouter";
import { needsRecordingNotice } from "../../../state/needs-recording-notice.ts";
import { newRequestKey } from "../../../state/request-key.ts";
import { sendDraft } from "../../../state/send-draft.ts";
import { type Draft, onlyFirstDay } from "../../../state/draft.ts";
import { useClient } from "../../../state/service.tsx";
import { useSession, withWaiting } from "../../../state/session.tsx";
import { restOf } from "../job-progress.ts";
import { restDraft } from "./rest-draft.ts";

/**
 * Applies a plan with the session it has opened. `start` prepares the days and sends them, or first gives `asked`: what
 * entering sets off has to be said before `send`.
 */
export function useApply(job: JobView) {
  const client = useClient();
  const { session, setSession } = useSession();
  const [, goTo] = useLocation();
  const [asked, setAsked] = useState<Draft | undefined>(undefined);
  const file = useRef<File | undefined>(undefined);
  // Reused while there is no answer: pressing again must not create a second job of the same request.
  const requestKey = useRef<string | undefined>(undefined);
  const account = { ...session.account, target: job.target, mode: "fill" as const };

  const sending = useMutation({
    mutationFn: (draft: Draft) => {
      requestKey.current ??= newRequestKey();
      const order = { draft, account, file: file.current, requestKey: requestKey.current };
      return sendDraft(applying(client, job.id), order);
    },
    onSuccess: ({ jobId }, draft) => {
      requestKey.current = undefined;
      setSession((before) => ({
        ...withWaiting(before, jobId, true),
        draft,
        file: file.current,
        sentAs: jobId,
        attachedTo: undefined,
        restOf: undefined,
        recordingNoticeShown: before.recordingNoticeShown || asked !== undefined,
      }));
      goTo(`/jobs/${jobId}`);
    },
    onError: (error) => {
      if (toProblem(error).kind === "reported") requestKey.current = undefined;
    },
  });

  const preparing = useMutation({
    mutationFn: () =>
      restDraft(client, session, { job, days: restOf(job, session.account.addMissingOn) }),
    onSuccess: (rest) => {
      file.current = rest.file;
      if (needsRecordingNotice(session, account)) setAsked(rest.draft);
      else sending.mutate(rest.draft);
    },
  });

  return {
    start: () => preparing.mutate(),
    asked,
    send: (draft: Draft) => sending.mutate(draft),
    sendFirstDay: (draft: Draft) => sending.mutate(onlyFirstDay(draft)),
    isPending: preparing.isPending || sending.isPending,
    call: preparing.isError ? preparing : sending,
  };
}

/** The service with `submit` in terms of `apply`: the plan's session stands for credentials. */
function applying(client: AutofillClient, planId: string) {
  const submit = ({ uploadId, rows, options, requestKey }: SubmitInput) =>
    client.jobs.apply({ planId, uploadId, rows, options, requestKey, person: "present" });
  return { workbooks: client.workbooks, jobs: { submit } };
}
