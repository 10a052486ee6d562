import { Button } from "@mantine/core";
import { lazy, type ReactNode, Suspense } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { Icon } from "../../../shared/icon.tsx";
import { ProblemNotice } from "../../../shared/notices/problem-notice.tsx";
import { isUnderWay } from "./probe-model.ts";
import type { useProbe } from "./use-probe.ts";
import "./probe-panel.css";

/** Loaded with the first connection test: most who open the form come to fill in a sheet. */
const ProbeProgress = lazy(async () => ({
  default: (await import("./probe-progress.tsx")).ProbeProgress,
}));

interface ProbePanelProps {
  probe: ReturnType<typeof useProbe>;
  /** The button was pressed. */
  onPress: () => void;
  /** What the button still needs. */
  children: ReactNode;
}

/** The connection test beside the account: its button, how it stands, and what it found. */
export function ProbePanel({ probe, onPress, children }: ProbePanelProps) {
  const { words } = useLanguage();
  const { submit, jobId, model } = probe;
  return (
    <section className="probe" aria-label={words.probe.start}>
      <Button
        variant="default"
        fullWidth
        leftSection={<Icon name="refresh" size={16} />}
        loading={submit.isPending || (jobId !== undefined && isUnderWay(model))}
        onClick={onPress}
      >
        {jobId === undefined ? words.probe.start : words.probe.again}
      </Button>
      <p className="dim small">{words.probe.hint}</p>
      {children}
      <ProblemNotice call={submit} />
      {jobId === undefined ? null : (
        <Suspense fallback={<p className="dim">{words.probe.starting}</p>}>
          <ProbeProgress jobId={jobId} model={model} />
        </Suspense>
      )}
    </section>
  );
}
