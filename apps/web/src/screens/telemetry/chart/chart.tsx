import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { chartStyle } from "./chart-style.ts";
import type { ChartActions, ChartBox } from "./chart-options.ts";
import type { Marks } from "./draw-marks.ts";
import type { Span } from "./view-span.ts";

interface ChartProps {
  /** A text alternative to the picture. */
  label: string;
  height: number;
  data: uPlot.AlignedData;
  span: Span;
  marks: Marks;
  actions: ChartActions;
  /** The sample that is read out, in seconds; its figures stand beside the chart. */
  point: number | undefined;
  optionsFor: (box: ChartBox, marks: () => Marks, actions: () => ChartActions) => uPlot.Options;
}

/** A uPlot chart as wide as its container; redrawn for new data, another width or another colour scheme. */
export function Chart({ label, height, optionsFor, point, ...shown }: ChartProps) {
  const { data, span, marks, actions } = shown;
  const scheme = useComputedColorScheme("light");
  const container = useRef<HTMLElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const latest = useRef(shown);

  useEffect(() => {
    const box = container.current;
    if (box === null) return undefined;
    const style = chartStyle(scheme);
    const made = new uPlot(
      optionsFor(
        { width: box.clientWidth, height, style },
        () => latest.current.marks,
        () => latest.current.actions,
      ),
      latest.current.data,
      box,
    );
    plot.current = made;
    show(made, latest.current);
    const resized = new ResizeObserver(() => {
      if (box.clientWidth !== made.width) made.setSize({ width: box.clientWidth, height });
    });
    resized.observe(box);
    return () => {
      resized.disconnect();
      made.destroy();
      plot.current = undefined;
    };
  }, [height, scheme, optionsFor]);

  useEffect(() => {
    latest.current = { ...latest.current, actions };
  }, [actions]);

  useEffect(() => {
    latest.current = { ...latest.current, data, span, marks };
    if (plot.current !== undefined) show(plot.current, latest.current);
  }, [data, span, marks]);

  useEffect(() => {
    if (plot.current !== undefined && point !== undefined) pointAt(plot.current, point);
  }, [point]);

  return (
    <figure ref={container} className="chart" aria-label={label} style={{ minHeight: height }} />
  );
}

function show(plot: uPlot, { data, span }: { data: uPlot.AlignedData; span: Span }): void {
  plot.batch(() => {
    plot.setData(data, false);
    plot.setScale("x", { min: span.fromMs / 1000, max: span.toMs / 1000 });
  });
  plot.redraw(true, true);
}

/** Moves the chart's own hair to a sample; where the pointer is on the chart it is there already. */
function pointAt(plot: uPlot, secs: number): void {
  const { idx } = plot.cursor;
  if (plot.data[0][idx ?? -1] === secs) return;
  plot.setCursor({ left: plot.valToPos(secs, "x"), top: 0 }, false);
}
