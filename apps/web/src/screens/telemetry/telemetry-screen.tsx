import { useState } from "react";
import { useLanguage } from "../../i18n/language.tsx";
import { ConnectionSign } from "../../shared/connection-sign.tsx";
import { japanTime } from "../../shared/japan-time.ts";
import { useTitle } from "../../shared/use-title.ts";
import { MemoryCharts } from "./chart/memory-charts.tsx";
import { LineList } from "./line-list.tsx";
import { StatTiles } from "./stat-tiles.tsx";
import {
  browserCountOf,
  linesOf,
  readingOf,
  type LineEvent,
  type TelemetryModel,
} from "./telemetry-model.ts";
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
          <History model={model} warningMb={reading.warningMb} limitMb={reading.limitMb} />
        </>
      )}
    </div>
  );
}

interface HistoryProps {
  model: TelemetryModel;
  warningMb: number;
  limitMb: number;
}

/** The charts, and the log lines that mark moments on them. */
function History({ model, warningMb, limitMb }: HistoryProps) {
  const { words } = useLanguage();
  const label = words.telemetry;
  const [chosen, setChosen] = useState<LineEvent | undefined>(undefined);
  return (
    <>
      <MemoryCharts model={model} warningMb={warningMb} limitMb={limitMb} chosenAt={chosen?.at} />
      <section className="card lines-card" aria-labelledby="lines-title">
        <div className="chart-head">
          <h2 id="lines-title">{label.lines}</h2>
          {chosen === undefined ? null : (
            <span className="small">
              {label.selected(japanTime(chosen.at).clock)}{" "}
              <button type="button" className="link-button" onClick={() => setChosen(undefined)}>
                {label.backToLive}
              </button>
            </span>
          )}
        </div>
        <LineList lines={linesOf(model)} chosen={chosen} onChoose={setChosen} />
      </section>
    </>
  );
}
