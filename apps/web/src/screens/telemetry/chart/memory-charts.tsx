import type { TelemetryHistory } from "@jobcan-automation/contract";
import { useMemo, useState } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { browserCountOf, readingOf, type TelemetryModel } from "../telemetry-model.ts";
import { browserColumns, checkpointMarks, memoryColumns } from "./chart-data.ts";
import { ChartLegend } from "./chart-legend.tsx";
import { browserOptions, memoryOptions, type ChartActions } from "./chart-options.ts";
import { Chart } from "./chart.tsx";
import { type Marks, markNear } from "./draw-marks.ts";
import { PointReader } from "./point-reader.tsx";
import { RangeButtons } from "./range-buttons.tsx";
import { pastView, spanOf, type ChartView } from "./view-span.ts";
import "./chart.css";

interface MemoryChartsProps {
  model: TelemetryModel;
  history: TelemetryHistory | undefined;
  view: ChartView;
  onView: (view: ChartView) => void;
  /** The moment chosen in the list of lines or of jobs. */
  chosenAt: number | undefined;
  /** A mark was clicked. */
  onMark: (at: number) => void;
}

/** Memory and browsers over the same span of time. */
export function MemoryCharts(props: MemoryChartsProps) {
  const { model, view, onView } = props;
  const { words } = useLanguage();
  const label = words.telemetry;
  const { memory, browsers, span } = useChartData(props);
  const marks = useMarks(props);
  const [point, setPoint] = useState<number | undefined>(undefined);
  const actions = useMemo(() => actionsOf(props, marks, setPoint), [props, marks]);
  const ofBrowsers = useMemo(() => ({ ...actions, onPoint: () => {} }), [actions]);
  const now = readingOf(model);
  const summary = label.memorySummary(
    now?.containerMb.toFixed(0) ?? "",
    String(now?.limitMb ?? ""),
  );
  return (
    <section className="card chart-card" aria-labelledby="memory-title">
      <div className="chart-head">
        <h2 id="memory-title">{label.memoryChart}</h2>
        <RangeButtons view={view} onView={onView} />
      </div>
      <ChartLegend />
      <Chart
        label={`${label.memoryChart}: ${summary}`}
        height={300}
        data={memory}
        optionsFor={memoryOptions}
        point={point}
        {...{ span, marks, actions }}
      />
      <PointReader columns={memory} point={point} onPoint={setPoint} />
      <h2 className="chart-second">{label.browserChart}</h2>
      <Chart
        label={`${label.browserChart}: ${label.browserUnit(browserCountOf(model))}`}
        height={130}
        data={browsers}
        optionsFor={browserOptions}
        point={undefined}
        {...{ span, marks, actions: ofBrowsers }}
      />
      <p className="dim small">{label.marks}</p>
    </section>
  );
}

function useChartData({ model, history, view }: MemoryChartsProps) {
  return useMemo(() => {
    const span = spanOf(view, nowOf(model));
    return {
      span,
      memory: memoryColumns(model.events, history, span),
      browsers: browserColumns(model.events, { ...span, count: browserCountOf(model) }),
    };
  }, [model, history, view]);
}

function useMarks({ model, chosenAt }: MemoryChartsProps): Marks {
  const { words } = useLanguage();
  const { warning, limit } = words.telemetry;
  return useMemo(() => {
    const reading = readingOf(model);
    return {
      checkpoints: checkpointMarks(model.events),
      warningMb: reading?.warningMb ?? 0,
      limitMb: reading?.limitMb ?? 0,
      warningLabel: warning,
      limitLabel: limit,
      chosenAt,
    };
  }, [model, warning, limit, chosenAt]);
}

function actionsOf(
  { onView, onMark }: MemoryChartsProps,
  marks: Marks,
  onPoint: ChartActions["onPoint"],
): ChartActions {
  return {
    onPoint,
    onStretch: (span) => onView(pastView(span)),
    onClick(atMs, nearMs) {
      const mark = markNear(marks, atMs, nearMs);
      if (mark !== undefined) onMark(mark);
    },
  };
}

/** The newest moment that the service has reported: its clock and this one may differ. */
export function nowOf(model: TelemetryModel): number {
  return Math.max(readingOf(model)?.at ?? 0, model.events.at(-1)?.at ?? 0);
}
