import { useMutation } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { useSession, withWaiting } from "../../../state/session.tsx";
import { useClient } from "../../../state/service.tsx";
import type { Account } from "../../../state/account.ts";
import { type Draft, rowsToSend, withoutRowsOf } from "../../../state/draft.ts";
import { needsRecordingNotice } from "../../../state/needs-recording-notice.ts";
import { sendDraft, type Sending } from "../../../state/send-draft.ts";
import { useRequestKey } from "../../../state/use-request-key.ts";

/** Submits the session's draft and opens its job. The password is cleared as soon as the service has accepted it. */
export function useSubmit() {
  const client = useClient();
  const { session, setSession } = useSession();
  const [, goTo] = useLocation();
  const request = useRequestKey();

  const submit = useMutation({
    mutationFn: ({ sending }: Attempt) => sendDraft(client, sending),
    onSuccess: ({ jobId, attached }, { sending, isRepeated }) => {
      // A repeated request is attached to its own job; a first one to another that already runs.
      const isOther = attached && !isRepeated;
      setSession((before) => ({
        ...withWaiting(before, jobId, true),
        sentAs: isOther ? undefined : jobId,
        attachedTo: isOther ? jobId : undefined,
        restOf: undefined,
        draft: isOther ? before.draft : draftAfter(before.draft, sending.draft),
        account: { ...before.account, password: "" },
        recordingNoticeShown:
          before.recordingNoticeShown || needsRecordingNotice(before, sending.account),
      }));
      goTo(`/jobs/${jobId}`);
    },
    onSettled: (_answer, error) => request.settle(error),
  });

  const send = (account: Account, draft: Draft) => {
    if (submit.isPending) return;
    const { requestKey, isRepeated } = request.take();
    submit.mutate({ sending: { draft, account, file: session.file, requestKey }, isRepeated });
  };

  return { submit, send };
}

/** Where only some of the chosen days were sent, the others stay chosen. */
function draftAfter(draft: Draft | undefined, sent: Draft): Draft | undefined {
  if (draft === undefined || rowsToSend(draft).length === rowsToSend(sent).length) return draft;
  return withoutRowsOf(draft, sent);
}

interface Attempt {
  sending: Sending;
  /** Sent before without an answer, so that its job may already exist. */
  isRepeated: boolean;
}
