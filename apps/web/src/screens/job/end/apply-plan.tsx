import { Button } from "@mantine/core";
import type { JobView } from "@jobcan-automation/contract";
import { useEffect, useState } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { Icon } from "../../../shared/icon.tsx";
import { ProblemNotice } from "../../../shared/problem-notice.tsx";
import { rowsToSend } from "../../../state/draft.ts";
import { useLease } from "../../../state/use-lease.ts";
import { BeforeRecording } from "../../../shared/before-recording.tsx";
import { useApply } from "./use-apply.ts";

/** Whether the session of a plan is still held for it. */
export function useSitting({ status }: JobView): boolean {
  const until = status.state === "finished" ? status.sittingUntil : undefined;
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (until === undefined) return;
    const timer = setTimeout(() => setOver(true), Math.max(0, until - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
  return until !== undefined && !isOver;
}

/** Applies the plan without signing in again, for as long as its session is held. */
export function ApplyPlan({ job, days }: { job: JobView; days: number }) {
  const { words } = useLanguage();
  const { start, asked, send, sendFirstDay, isPending, call } = useApply(job);
  useLease(job.id);
  return (
    <div className="apply-plan">
      {asked === undefined ? (
        <Button
          leftSection={<Icon name="edit" size={16} />}
          loading={isPending}
          onClick={() => start()}
        >
          {words.job.applyPlan(days)}
        </Button>
      ) : (
        <BeforeRecording
          rows={rowsToSend(asked)}
          sending={isPending}
          onAll={() => send(asked)}
          onFirstDay={() => sendFirstDay(asked)}
        />
      )}
      <p className="dim small">{words.job.sittingNote}</p>
      <ProblemNotice call={call} />
    </div>
  );
}
