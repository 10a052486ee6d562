import type { JobView } from "@jobcan-automation/contract";
import { useMutation } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { type Session, useSession, withSheet } from "../../../state/session.tsx";
import { useService } from "../../../state/service.tsx";
import { rowsToSend } from "../../../state/draft.ts";
import type { JobStore, StoredOrder } from "../../../state/stored/stored-job.ts";
import { restToSend } from "../job-progress.ts";
import { isInSession, restDraft } from "./rest-draft.ts";

/**
 * Ways from an ended job back to the form, which then holds what was chosen for the job: login and options as in the
 * session, in another tab as this browser has stored them. The password is typed again either way.
 */
export function useRest(job: JobView) {
  const { client, openStore } = useService();
  const { session, setSession } = useSession();
  const [, goTo] = useLocation();

  const takeRest = useMutation({
    mutationFn: async () => {
      const order = await storedOrder(openStore, job.id);
      const rest = await restDraft(client, session, { job, days: restToSend(job), order });
      return { ...rest, order };
    },
    onSuccess: ({ draft, file, order }) => {
      setSession((before) => ({
        ...withSheet(before, { draft, file, restOf: job.fileName }),
        account: {
          ...(isInSession(before, job) ? before.account : { ...before.account, ...order?.account }),
          target: job.target,
          mode: "fill",
          password: "",
        },
      }));
      goTo("/autofill");
    },
  });

  /** Days of the sheet that were left for later when this job was sent. */
  const others = otherDays(session, job);
  const takeOthers = () => {
    setSession((before) => ({ ...before, sentAs: undefined }));
    goTo("/autofill");
  };

  const takeNothing = () => {
    setSession((before) => withSheet(before));
    goTo("/autofill");
  };

  return { takeRest, others, takeOthers, takeNothing };
}

/** The order as this browser has stored it; nothing where it stores nothing at all. */
async function storedOrder(
  openStore: () => Promise<JobStore>,
  id: string,
): Promise<StoredOrder | undefined> {
  return await openStore().then(
    (store) => store.order(id),
    () => undefined,
  );
}

function otherDays({ draft, sentAs }: Session, job: JobView): number {
  if (sentAs !== job.id || draft === undefined) return 0;
  const sent = new Set(job.days.map(({ date }) => date));
  return rowsToSend(draft).filter(({ date }) => !sent.has(date)).length;
}
