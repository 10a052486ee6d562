import { useEffect, useState, useSyncExternalStore } from "react";
import { flushSoon } from "../../shared/batch.ts";
import { useClient } from "../../state/service.tsx";
import { useRememberWaiting } from "../../state/job/use-remember-waiting.ts";
import { openJobFeed, type JobFeed } from "./job-feed.ts";
import { emptyJobModel, type JobModel } from "./job-model.ts";

const noFeed: JobFeed = { get: () => emptyJobModel, subscribe: () => () => undefined };

/** Follows a job while the screen is shown. */
export function useJob(jobId: string): JobModel {
  const client = useClient();
  const [feed, setFeed] = useState<JobFeed>(noFeed);
  useEffect(() => {
    const leaving = new AbortController();
    setFeed(
      openJobFeed(
        {
          follow: (id, options) => client.jobs.follow(id, options),
          soon: flushSoon,
        },
        jobId,
        leaving.signal,
      ),
    );
    return () => leaving.abort();
  }, [client, jobId]);
  const model = useSyncExternalStore(feed.subscribe, feed.get, noFeed.get);
  useRememberWaiting(jobId, model.job);
  return model;
}
