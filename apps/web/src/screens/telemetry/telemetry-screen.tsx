import { useMemo, useState } from "react";
import type uPlot from "uplot";
import { useSpeech } from "../../i18n/language.tsx";
import { Icon } from "../../shared/icon.tsx";
import { japanTime } from "../../shared/japan-time.ts";
import { useTitle } from "../../shared/use-title.ts";
import { browserColumns, checkpointMarks, memoryColumns, spanOf } from "./chart/chart-data.ts";
import { Chart } from "./chart/chart.tsx";
import { browserOptions, memoryOptions } from "./chart/chart-options.ts";
import { ChartLegend } from "./chart/chart-legend.tsx";
import type { Marks } from "./chart/draw-marks.ts";
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

/** Where memory goes, live. */
export function TelemetryScreen() {
  const { words } = useSpeech();
  const model = useTelemetry();
  useTitle(words.telemetry.title);
  const reading = readingOf(model);
  return (
    <div className="telemetry">
      <header className="screen-head telemetry-head">
        <h1>{words.telemetry.title}</h1>
        <ConnectionSign state={model.connection.state} />
        <p className="dim">{words.telemetry.lead}</p>
      </header>
      {reading === undefined || model.snapshot === undefined ? (
        <output className="page-wait dim">{words.telemetry.opening}</output>
      ) : (
        <>
          <StatTiles reading={reading} snapshot={model.snapshot} browsers={browserCountOf(model)} />
          <Charts model={model} warningMb={reading.warningMb} limitMb={reading.limitMb} />
        </>
      )}
    </div>
  );
}

interface ChartsProps {
  model: TelemetryModel;
  warningMb: number;
  limitMb: number;
}

function Charts({ model, warningMb, limitMb }: ChartsProps) {
  const { words } = useSpeech();
  const label = words.telemetry;
  const [chosen, setChosen] = useState<LineEvent | undefined>(undefined);
  const chosenAt = chosen?.at;
  const { memory, browsers, span } = useMemo(() => dataOf(model), [model]);
  const marks = useMemo<Marks>(
    () => ({
      checkpoints: checkpointMarks(model.events),
      warningMb,
      limitMb,
      warningLabel: label.warning,
      limitLabel: label.limit,
      chosenAt,
    }),
    [model.events, warningMb, limitMb, label, chosenAt],
  );
  const now = readingOf(model)?.containerMb.toFixed(0) ?? "";
  return (
    <>
      <section className="card chart-card" aria-labelledby="memory-title">
        <div className="chart-head">
          <h2 id="memory-title">{label.memoryChart}</h2>
          <ChartLegend />
        </div>
        <Chart
          label={`${label.memoryChart}: ${label.memorySummary(now, String(limitMb))}`}
          height={300}
          data={memory}
          span={span}
          marks={marks}
          optionsFor={memoryOptions}
        />
        <h2 className="chart-second">{label.browserChart}</h2>
        <Chart
          label={`${label.browserChart}: ${label.browserUnit(browserCountOf(model))}`}
          height={130}
          data={browsers}
          span={span}
          marks={marks}
          optionsFor={browserOptions}
        />
        <p className="dim small">{label.marks}</p>
      </section>
      <section className="card lines-card" aria-labelledby="lines-title">
        <div className="chart-head">
          <h2 id="lines-title">{label.lines}</h2>
          {chosenAt === undefined ? null : (
            <span className="small">
              {label.selected(japanTime(chosenAt).clock)}{" "}
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

interface ChartData {
  memory: uPlot.AlignedData;
  browsers: uPlot.AlignedData;
  span: { fromMs: number; toMs: number };
}

function dataOf(model: TelemetryModel): ChartData {
  const span = spanOf(model.events, readingOf(model)?.at ?? 0);
  return {
    span,
    memory: memoryColumns(model.events),
    browsers: browserColumns(model.events, { ...span, count: browserCountOf(model) }),
  };
}

function ConnectionSign({ state }: { state: TelemetryModel["connection"]["state"] }) {
  const { words } = useSpeech();
  return (
    <output className={`connection is-${state === "open" ? "open" : "cut"}`}>
      {state === "open" ? (
        <span className="connection-dot" aria-hidden="true" />
      ) : (
        <Icon name="refresh" size={15} />
      )}
      {words.telemetry.connection[state]}
    </output>
  );
}
