import { useMutation } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { useSession, withWaiting } from "../../../state/session.tsx";
import { useClient } from "../../../state/service.tsx";
import type { Account } from "../../../state/account.ts";
import { type Draft, rowsToSend, withoutRowsOf } from "../../../state/draft.ts";
import { needsRecordingNotice } from "../../../state/needs-recording-notice.ts";
import { orderOf } from "../../../state/kept/order-of.ts";
import { useKeepOrder } from "../../../state/kept/use-kept.ts";
import { useRequestKey } from "../../../state/request-key.ts";
import { submitDraft } from "../../../state/submit-draft.ts";

/** Submits the session's draft and opens its job. The password is cleared as soon as the service has accepted it. */
export function useSubmit() {
  const client = useClient();
  const { session, setSession } = useSession();
  const [, goTo] = useLocation();
  const request = useRequestKey();
  const keepOrder = useKeepOrder();

  const submit = useMutation({
    ...submitDraft(client, request),
    onSuccess: ({ jobId, isOther }, sent) => {
      if (!isOther) keepOrder.mutate(orderOf(sent, { id: jobId, at: Date.now() }));
      setSession((before) => ({
        ...withWaiting(before, jobId, true),
        sentAs: isOther ? undefined : jobId,
        attachedTo: isOther ? jobId : undefined,
        restOf: undefined,
        draft: isOther ? before.draft : draftAfter(before.draft, sent.draft),
        account: { ...before.account, password: "" },
        recordingNoticeShown:
          before.recordingNoticeShown || needsRecordingNotice(before, sent.account),
      }));
      goTo(`/jobs/${jobId}`);
    },
  });

  const send = (account: Account, draft: Draft) => {
    if (!submit.isPending) submit.mutate({ draft, account, file: session.file });
  };

  return { submit, send };
}

/** Where only some of the chosen days were sent, the others stay chosen. */
function draftAfter(draft: Draft | undefined, sent: Draft): Draft | undefined {
  if (draft === undefined || rowsToSend(draft).length === rowsToSend(sent).length) return draft;
  return withoutRowsOf(draft, sent);
}
