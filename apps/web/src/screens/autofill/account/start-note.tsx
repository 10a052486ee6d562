import type { ServiceInfo } from "@jobcan-automation/contract";
import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { durationText } from "../../../shared/text/duration-text.ts";
import { isLive, useOwnJobs } from "../../../state/stored/use-own-jobs.ts";
import { useService } from "../../../state/service.tsx";
import { queueOfOthers } from "../own/live-sheets.ts";

/** What happens with the password, and how long the queue is. */
export function StartNote({ info }: { info: ServiceInfo | undefined }) {
  const { words } = useLanguage();
  const sittingSecs = info?.about.holds.sittingSecs ?? 0;
  return (
    <p className="dim small start-note">
      {info === undefined ? null : <QueueNow queue={info.queue} />}
      {words.autofill.sending}
      {sittingSecs === 0
        ? null
        : ` ${words.autofill.sitting(durationText(sittingSecs, words.about))}`}
    </p>
  );
}

/** How many jobs of others run and wait; that one could start at once is not said beside a job of one's own. */
function QueueNow({ queue }: { queue: ServiceInfo["queue"] }) {
  const { words } = useLanguage();
  const own = useOwnJobs().data;
  const live = own?.filter(isLive).length ?? 0;
  const isCounting = useCountAgain(live);
  if (own === undefined || isCounting) return null;
  const { running, waiting } = queueOfOthers(queue, own);
  if (live > 0 && running + waiting === 0) return null;
  return <span className="queue-now">{words.autofill.queueNow(running, waiting)}</span>;
}

/** The service's figures are asked for again when one's own jobs change, so that both are of the same moment. */
function useCountAgain(live: number): boolean {
  const { queries } = useService();
  const queryClient = useQueryClient();
  const counted = useRef(live);
  useEffect(() => {
    if (counted.current === live) return;
    counted.current = live;
    void queryClient.invalidateQueries({ queryKey: queries.service.info.queryKey() });
  }, [live, queryClient, queries]);
  return useIsFetching({ queryKey: queries.service.info.queryKey() }) > 0;
}
