import { useMemo } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { browserCountOf, readingOf, type TelemetryModel } from "../telemetry-model.ts";
import { browserColumns, checkpointMarks, memoryColumns, spanOf } from "./chart-data.ts";
import { ChartLegend } from "./chart-legend.tsx";
import { browserOptions, memoryOptions } from "./chart-options.ts";
import { Chart } from "./chart.tsx";
import type { Marks } from "./draw-marks.ts";

interface MemoryChartsProps {
  model: TelemetryModel;
  warningMb: number;
  limitMb: number;
  /** The moment chosen in the list of lines. */
  chosenAt: number | undefined;
}

/** Memory and browsers over the same span of time. */
export function MemoryCharts({ model, warningMb, limitMb, chosenAt }: MemoryChartsProps) {
  const { words } = useLanguage();
  const label = words.telemetry;
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
  const shared = { span, marks };
  const now = readingOf(model)?.containerMb.toFixed(0) ?? "";
  return (
    <section className="card chart-card" aria-labelledby="memory-title">
      <div className="chart-head">
        <h2 id="memory-title">{label.memoryChart}</h2>
        <ChartLegend />
      </div>
      <Chart
        label={`${label.memoryChart}: ${label.memorySummary(now, String(limitMb))}`}
        height={300}
        data={memory}
        optionsFor={memoryOptions}
        {...shared}
      />
      <h2 className="chart-second">{label.browserChart}</h2>
      <Chart
        label={`${label.browserChart}: ${label.browserUnit(browserCountOf(model))}`}
        height={130}
        data={browsers}
        optionsFor={browserOptions}
        {...shared}
      />
      <p className="dim small">{label.marks}</p>
    </section>
  );
}

function dataOf(model: TelemetryModel) {
  const span = spanOf(model.events, readingOf(model)?.at ?? 0);
  return {
    span,
    memory: memoryColumns(model.events),
    browsers: browserColumns(model.events, { ...span, count: browserCountOf(model) }),
  };
}
