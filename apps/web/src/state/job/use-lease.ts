import { useEffect } from "react";
import { renewLease } from "./renew-lease.ts";
import { reportedCode } from "../reported-code.ts";
import { useClient } from "../service.tsx";

/** Renews the lease of a job while the component is mounted. */
export function useLease(jobId: string): void {
  const client = useClient();
  useEffect(() => {
    return renewLease(jobId, {
      // A failed request is ignored: the next one, or the job's own stream, shows whether the job exists.
      touch: async (id) =>
        await client.jobs.touch(id).then(
          () => true,
          (error: unknown) => reportedCode(error) !== "JOB_NOT_FOUND",
        ),
      sendGoodbye: (id) => void navigator.sendBeacon(`/jobs/${encodeURIComponent(id)}/goodbye`),
      every(ms, work) {
        const timer = setInterval(work, ms);
        return () => clearInterval(timer);
      },
      onLeave(work) {
        addEventListener("pagehide", work);
        return () => removeEventListener("pagehide", work);
      },
    });
  }, [client, jobId]);
}
