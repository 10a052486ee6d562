import { toProblem } from "@jobcan-automation/client/browser";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { useLocation } from "wouter";
import { useDesk, withWaiting } from "../../../state/session.tsx";
import { useClient } from "../../../state/service.tsx";
import type { Account } from "../../../state/account.ts";
import { newRequestKey } from "./request-key.ts";
import { sendDraft, type Sending } from "./send-draft.ts";

/** Sends what is on the desk and goes to its job. The password leaves the page's memory once the service has it. */
export function useSubmit() {
  const client = useClient();
  const { desk, setDesk } = useDesk();
  const [, goTo] = useLocation();
  // Kept while nobody answered: pressing again must not make a second job of the same wish.
  const requestKey = useRef<string | undefined>(undefined);

  const submit = useMutation({
    mutationFn: ({ sending }: Try) => sendDraft(client, sending),
    onSuccess: ({ jobId, attached }, { isRepeated }) => {
      requestKey.current = undefined;
      // A repeated wish finds its own job; a first one that is attached has found another.
      const isOther = attached && !isRepeated;
      setDesk((before) => ({
        ...withWaiting(before, jobId, true),
        sentAs: isOther ? undefined : jobId,
        ledTo: isOther ? jobId : undefined,
        restOf: undefined,
        account: { ...before.account, password: "" },
      }));
      goTo(`/jobs/${jobId}`);
    },
    onError: (error) => {
      if (toProblem(error).kind === "reported") requestKey.current = undefined;
    },
  });

  const send = (account: Account) => {
    if (desk.draft === undefined || submit.isPending) return;
    const isRepeated = requestKey.current !== undefined;
    requestKey.current ??= newRequestKey();
    const sending = {
      draft: desk.draft,
      account,
      file: desk.file,
      requestKey: requestKey.current,
    };
    submit.mutate({ sending, isRepeated });
  };

  return { submit, send };
}

interface Try {
  sending: Sending;
  /** Sent before without an answer, so that its job may be there already. */
  isRepeated: boolean;
}
