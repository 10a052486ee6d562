import { type Problem, toProblem } from "@jobcan-automation/client/browser";
import { useEffect } from "react";
import { keepLease } from "./keep-lease.ts";
import { useClient } from "./service.tsx";

/** Keeps the lease of a job for as long as this is shown. */
export function useLease(jobId: string): void {
  const client = useClient();
  useEffect(() => {
    return keepLease(jobId, {
      // A touch that nobody answered needs no word: the next one, or the job's own stream, tells how things are.
      touch: async (id) =>
        await client.jobs.touch(id).then(
          () => true,
          (error: unknown) => !isGone(toProblem(error)),
        ),
      sayGoodbye: (id) => void navigator.sendBeacon(`/jobs/${encodeURIComponent(id)}/goodbye`),
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

function isGone(problem: Problem): boolean {
  return problem.kind === "reported" && problem.report.code === "JOB_NOT_FOUND";
}
