import { type AutofillClient, toProblem } from "@jobcan-automation/client/browser";
import type { ProbeOrder } from "@jobcan-automation/contract";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Account, credentialsOf } from "../../../state/account.ts";
import { useClient } from "../../../state/service.tsx";
import { useSession, withWaiting } from "../../../state/session.tsx";
import { useRememberWaiting } from "../../../state/job/use-remember-waiting.ts";
import { useRequestKey } from "../../../state/request-key.ts";
import { emptyProbeModel, type ProbeModel, withProbeEvent } from "./probe-model.ts";

/** The session's connection test: how to start it, and how it stands. The password stays in the form. */
export function useProbe() {
  const client = useClient();
  const { session, setSession } = useSession();
  const request = useRequestKey();
  const submit = useMutation({
    mutationFn: (order: Omit<ProbeOrder, "mode">) => client.jobs.probe(order),
    onSuccess: ({ jobId }) =>
      setSession((before) => ({ ...withWaiting(before, jobId, true), probeId: jobId })),
    onSettled: (_answer, error) => request.settle(error),
  });
  const model = useProbeJob(session.probeId);

  const start = (account: Account) => {
    if (submit.isPending) return;
    const { requestKey } = request.take();
    setSession((before) => ({ ...before, probeId: undefined }));
    submit.mutate({
      credentials: credentialsOf(account),
      target: account.target ?? "practice",
      requestKey,
      person: "present",
      options: { skeleton: "unread" },
    });
  };
  return { submit, start, jobId: session.probeId, model };
}

/** Follows a connection test while the form is shown. */
function useProbeJob(jobId: string | undefined): ProbeModel {
  const client = useClient();
  const [model, setModel] = useState(emptyProbeModel);
  useEffect(() => {
    setModel(emptyProbeModel);
    if (jobId === undefined) return undefined;
    const leaving = new AbortController();
    void followProbe(client, { jobId, signal: leaving.signal, change: setModel });
    return () => leaving.abort();
  }, [client, jobId]);
  useRememberWaiting(jobId, model.job);
  return model;
}

interface Following {
  jobId: string;
  signal: AbortSignal;
  change: (next: (model: ProbeModel) => ProbeModel) => void;
}

async function followProbe(client: AutofillClient, following: Following): Promise<void> {
  const { jobId, signal, change } = following;
  try {
    for await (const event of client.jobs.follow(jobId, { signal }))
      change((model) => withProbeEvent(model, event));
  } catch (error) {
    change((model) => ({ ...model, ending: toProblem(error) }));
  }
}
