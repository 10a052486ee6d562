import { Button } from "@mantine/core";
import type { JobView, StopMode } from "@jobcan-automation/contract";
import { useMutation } from "@tanstack/react-query";
import { useClient } from "../../../state/service.tsx";
import { useLanguage } from "../../../i18n/language.tsx";
import { Icon } from "../../../shared/icon.tsx";

/** The two ways to stop; "after this day" only while the job runs. */
export function StopButtons({ job }: { job: JobView }) {
  const { words } = useLanguage();
  const client = useClient();
  const stop = useMutation({ mutationFn: (when: StopMode) => client.jobs.stop(job.id, when) });
  const { status } = job;
  if (status.state === "finished") return null;
  const stopping = status.state === "running" ? status.stopping : undefined;
  return (
    <div className="stop-buttons">
      {stop.failureReason === null ? null : (
        <span className="stop-failed" role="alert">
          {stop.isPending ? words.job.stopUnsent : words.job.stopFailed}
        </span>
      )}
      {status.state === "running" ? (
        <Button
          variant="default"
          size="sm"
          disabled={stopping !== undefined || stop.isPending}
          onClick={() => stop.mutate("after_day")}
        >
          {words.job.stopAfterDay}
        </Button>
      ) : null}
      <Button
        variant="default"
        size="sm"
        className="stop-now"
        leftSection={<Icon name="stop" size={15} />}
        disabled={stopping === "now"}
        onClick={() => stop.mutate("now")}
      >
        {status.state === "waiting" ? words.job.leaveQueue : words.job.stopNow}
      </Button>
    </div>
  );
}
