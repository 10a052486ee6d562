import type { JobPeak } from "@jobcan-automation/contract";
import { useState } from "react";
import { useLanguage } from "../../i18n/language.tsx";
import { ConnectionSign } from "../../shared/connection-sign.tsx";
import { japanTime } from "../../shared/text/japan-time.ts";
import { useTitle } from "../../shared/use-title.ts";
import { MemoryCharts, nowOf } from "./chart/memory-charts.tsx";
import { viewOfJob, viewWith, type ChartView } from "./chart/view-span.ts";
import { JobPeaks } from "./job-peaks.tsx";
import { focusLine, LineList } from "./line-list.tsx";
import { StatTiles } from "./stat-tiles.tsx";
import {
  browserCountOf,
  linesOf,
  readingOf,
  type LineEvent,
  type TelemetryModel,
} from "./telemetry-model.ts";
import { useHistory } from "./use-history.ts";
import { WorkerTable } from "./worker-table.tsx";
import { useTelemetry } from "./use-telemetry.ts";
import "./telemetry.css";

/** Memory and browsers of the service, live. */
export function TelemetryScreen() {
  const { words } = useLanguage();
  const model = useTelemetry();
  useTitle(words.telemetry.title);
  const { state } = model.connection;
  const reading = readingOf(model);
  return (
    <div className="telemetry">
      <header className="screen-head telemetry-head">
        <h1>{words.telemetry.title}</h1>
        <ConnectionSign state={state} label={words.telemetry.connection[state]} />
        <p className="dim">{words.telemetry.lead}</p>
      </header>
      {reading === undefined || model.snapshot === undefined ? (
        <output className="page-wait dim">{words.telemetry.opening}</output>
      ) : (
        <>
          <StatTiles reading={reading} snapshot={model.snapshot} browsers={browserCountOf(model)} />
          {model.snapshot.queue === undefined ? null : <WorkerTable queue={model.snapshot.queue} />}
          <History model={model} />
        </>
      )}
    </div>
  );
}

const lastMinutes: ChartView = { at: "now", range: "5m" };

/** The charts, the jobs and the log lines; each of these marks its moment on the charts. */
function History({ model }: { model: TelemetryModel }) {
  const { words } = useLanguage();
  const label = words.telemetry;
  const [view, setView] = useState<ChartView>(lastMinutes);
  const [chosenAt, setChosenAt] = useState<number | undefined>(undefined);
  const { running = 0, finished = 0 } = model.snapshot?.jobs ?? {};
  const history = useHistory(view, { nowMs: nowOf(model), jobs: `${running} ${finished}` });
  const lines = linesOf(model);
  const choose = (line: LineEvent | undefined) => {
    setChosenAt(line?.at);
    if (line !== undefined) setView(viewWith(view, line.at, nowOf(model)));
  };
  const chooseJob = ({ startedAt, peakAt, end }: JobPeak) => {
    setChosenAt(peakAt);
    setView(viewOfJob(startedAt, end?.at ?? nowOf(model)));
  };
  const backToLive = () => {
    setChosenAt(undefined);
    setView(lastMinutes);
  };
  return (
    <>
      <MemoryCharts
        {...{ model, history, view, chosenAt }}
        onView={setView}
        onMark={(at) => {
          setChosenAt(at);
          focusLine(at);
        }}
      />
      <JobPeaks jobs={history?.jobs ?? []} onChoose={chooseJob} />
      <section className="card lines-card" aria-labelledby="lines-title">
        <div className="chart-head">
          <h2 id="lines-title">{label.lines}</h2>
          {chosenAt === undefined && view.at === "now" ? null : (
            <span className="small">
              {chosenAt === undefined ? null : label.selected(japanTime(chosenAt).clock)}{" "}
              <button type="button" className="link-button" onClick={backToLive}>
                {label.backToLive}
              </button>
            </span>
          )}
        </div>
        <LineList lines={lines} chosenAt={chosenAt} onChoose={choose} />
      </section>
    </>
  );
}
