import type { JobView } from "@jobcan-automation/contract";
import { useMutation } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { type Session, useSession, withSheet } from "../../../state/session.tsx";
import { useClient } from "../../../state/service.tsx";
import { rowsToSend } from "../../../state/draft.ts";
import { restOf } from "../job-progress.ts";
import { restDraft } from "./rest-draft.ts";

/**
 * Ways from an ended job back to the form. The remaining days are taken from the sheet that the user sent, edits
 * included, while the session has it; in another tab from the job's own record. The password is typed again either way.
 */
export function useRest(job: JobView) {
  const client = useClient();
  const { session, setSession } = useSession();
  const [, goTo] = useLocation();

  const takeRest = useMutation({
    mutationFn: () => restDraft(client, session, { job, days: restOf(job) }),
    onSuccess: ({ draft, file }) => {
      setSession((before) => ({
        ...withSheet(before, { draft, file, restOf: job.fileName }),
        account: { ...before.account, target: job.target, mode: "fill", password: "" },
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

function otherDays({ draft, sentAs }: Session, job: JobView): number {
  if (sentAs !== job.id || draft === undefined) return 0;
  const sent = new Set(job.days.map(({ date }) => date));
  return rowsToSend(draft).filter(({ date }) => !sent.has(date)).length;
}
