import { useEffect, useState, useSyncExternalStore } from "react";
import { flushSoon } from "../../shared/batch.ts";
import { useSession, withWaiting } from "../../state/session.tsx";
import { useClient } from "../../state/service.tsx";
import { openJobFeed, type JobFeed } from "./job-feed.ts";
import { emptyJobModel, type JobModel } from "./job-model.ts";

const noFeed: JobFeed = { get: () => emptyJobModel, subscribe: () => () => undefined };

/** Follows a job while the screen is shown. */
export function useJob(jobId: string): JobModel {
  const client = useClient();
  const { setSession } = useSession();
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
  const model = useSyncExternalStore(feed.subscribe, feed.get);
  const state = model.job?.status.state;
  useEffect(() => {
    if (state === undefined) return;
    setSession((session) => withWaiting(session, jobId, state === "waiting"));
  }, [setSession, jobId, state]);
  return model;
}
