import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { type Session, useSession, withWaiting } from "../../../state/session.tsx";
import { useClient } from "../../../state/service.tsx";
import type { Account } from "../../../state/account.ts";
import { type Draft, rowsToSend, withoutRowsOf } from "../../../state/draft.ts";
import { needsRecordingNotice } from "../../../state/needs-recording-notice.ts";
import { orderOf } from "../../../state/stored/order-of.ts";
import { useStoreOrder } from "../../../state/stored/use-stored-jobs.ts";
import { useRequestKey } from "../../../state/request-key.ts";
import { useRetryOnce } from "../../../state/job/use-retry-once.ts";
import { submitDraft } from "../../../state/submit-draft.ts";

/** Submits the session's draft and opens its job. The password is cleared as soon as the service has accepted it. */
export function useSubmit() {
  const client = useClient();
  const { session, setSession } = useSession();
  const [, goTo] = useLocation();
  const request = useRequestKey();
  const storeOrder = useStoreOrder();
  /** The form as it was when it was sent. */
  const [sent, setSent] = useState<Session | undefined>(undefined);

  const submit = useMutation({
    ...submitDraft(client, request),
    onSuccess: ({ jobId, isOther }, order) => {
      if (!isOther) storeOrder.mutate(orderOf(order, { id: jobId, at: Date.now() }));
      setSession((before) => ({
        ...withWaiting(before, jobId, true),
        sentAs: isOther ? undefined : jobId,
        attachedTo: isOther ? jobId : undefined,
        restOf: undefined,
        draft: isOther ? before.draft : draftAfter(before.draft, order.draft),
        account: { ...before.account, password: "" },
        recordingNoticeShown:
          before.recordingNoticeShown || needsRecordingNotice(before, order.account),
      }));
      goTo(`/jobs/${jobId}`);
    },
  });

  const send = (account: Account, draft: Draft) => {
    if (submit.isPending) return;
    setSent(session);
    submit.mutate({ draft, account, file: session.file });
  };
  const { variables } = submit;
  const retry = useRetryOnce(submit, {
    again: () => variables && send(variables.account, variables.draft),
    isChanged: !isSameForm(sent, session),
  });

  return { submit, send, retry };
}

/** Where only some of the chosen days were sent, the others stay chosen. */
function draftAfter(draft: Draft | undefined, sent: Draft): Draft | undefined {
  if (draft === undefined || rowsToSend(draft).length === rowsToSend(sent).length) return draft;
  return withoutRowsOf(draft, sent);
}

function isSameForm(sent: Session | undefined, { draft, account }: Session): boolean {
  return sent?.draft === draft && sent?.account === account;
}
