import { useEffect, useState, useSyncExternalStore } from "react";
import { useClient } from "../../app/service.tsx";
import { openJobFeed } from "./job-feed.ts";
import type { JobFeed } from "./job-feed.ts";
import { emptyJobModel } from "./job-model.ts";
import type { JobModel } from "./job-model.ts";

const noFeed: JobFeed = { get: () => emptyJobModel, subscribe: () => () => undefined };
const touchEveryMs = 30_000;
/** Lines that come within this time are shown together: ten pictures a second read as live. */
const flushMs = 100;

/** Follows a job for as long as the screen is shown. */
export function useJob(jobId: string): JobModel {
  const client = useClient();
  const [feed, setFeed] = useState<JobFeed>(noFeed);
  useEffect(() => {
    const leaving = new AbortController();
    setFeed(
      openJobFeed(
        {
          follow: (id, options) => client.jobs.follow(id, options),
          soon: (flush) => setTimeout(flush, flushMs),
        },
        jobId,
        leaving.signal,
      ),
    );
    return () => leaving.abort();
  }, [client, jobId]);
  const model = useSyncExternalStore(feed.subscribe, feed.get);
  useLease(jobId, model.job?.status.state === "waiting");
  return model;
}

/** While a job waits, tells the service that its page is here, and says goodbye when it is closed. */
function useLease(jobId: string, waiting: boolean): void {
  const client = useClient();
  useEffect(() => {
    if (!waiting) return undefined;
    // A lost touch needs no word: the next one, or the stream itself, tells how things are.
    const touch = () => client.jobs.touch(jobId).catch(() => undefined);
    const timer = setInterval(() => void touch(), touchEveryMs);
    const leave = () => navigator.sendBeacon(`/jobs/${encodeURIComponent(jobId)}/goodbye`);
    addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      removeEventListener("pagehide", leave);
    };
  }, [client, jobId, waiting]);
}
