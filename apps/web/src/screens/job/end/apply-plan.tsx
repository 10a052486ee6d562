import { Button } from "@mantine/core";
import type { DayRecord, JobView } from "@jobcan-automation/contract";
import { useState } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { BeforeRecording } from "../../../shared/notices/before-recording.tsx";
import { Icon } from "../../../shared/icon.tsx";
import { RefusedNotice } from "../../../shared/notices/refused-notice.tsx";
import { ProblemNotice } from "../../../shared/notices/problem-notice.tsx";
import { needsRecordingNotice } from "../../../state/needs-recording-notice.ts";
import { useSession } from "../../../state/session.tsx";
import { useLease } from "../../../state/job/use-lease.ts";
import { useApply } from "./use-apply.ts";

/** Applies these days of the plan without signing in again, for as long as its session is held. */
export function ApplyPlan({ job, days }: { job: JobView; days: readonly DayRecord[] }) {
  const { words } = useLanguage();
  const { session } = useSession();
  const { sending, send, retry, isOver } = useApply(job);
  const [isAsking, setAsking] = useState(false);
  useLease(job.id);
  const dates = days.map(({ date }) => date);
  const needsNotice = needsRecordingNotice(session, { target: job.target, mode: "fill" });
  if (isOver) return <ProblemNotice call={sending} />;
  return (
    <div className="apply-plan">
      {isAsking && needsNotice ? (
        <BeforeRecording
          corrections={days.reduce((sum, day) => sum + punchesOf(day), 0)}
          days={days.length}
          sending={sending.isPending}
          onAll={() => send(dates)}
          onFirstDay={() => send(dates.slice(0, 1))}
        />
      ) : (
        <Button
          leftSection={<Icon name="edit" size={16} />}
          loading={sending.isPending}
          onClick={() => (needsNotice ? setAsking(true) : send(dates))}
        >
          {words.job.applyPlan(days.length)}
        </Button>
      )}
      <p className="dim small">{words.job.sittingNote}</p>
      <RefusedNotice call={sending} retry={retry} />
    </div>
  );
}

/** How many punches a day of the plan will get. */
function punchesOf({ addable, after = [], now = [] }: DayRecord): number {
  return addable?.length ?? Math.max(0, after.length - now.length);
}
