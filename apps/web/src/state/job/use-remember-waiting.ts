import type { JobView } from "@jobcan-automation/contract";
import { useEffect } from "react";
import { useSession, withWaiting } from "../session.tsx";

/** The tab remembers whether a followed job waits, so that its place is held from every screen. */
export function useRememberWaiting(jobId: string | undefined, job: JobView | undefined): void {
  const { setSession } = useSession();
  const state = job?.status.state;
  useEffect(() => {
    if (jobId === undefined || state === undefined) return;
    setSession((session) => withWaiting(session, jobId, state === "waiting"));
  }, [setSession, jobId, state]);
}
