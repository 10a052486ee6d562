import uPlot from "uplot";
import { japanTime } from "../../../shared/text/japan-time.ts";
import { memoryParts } from "./chart-data.ts";
import type { ChartStyle } from "./chart-style.ts";
import { drawMarks, drawVertical, type Marks } from "./draw-marks.ts";
import type { Span } from "./view-span.ts";

export interface ChartBox {
  width: number;
  height: number;
  style: ChartStyle;
}

/** What a chart calls: for the sample under the pointer (seconds), a stretch that was drawn, a click (epoch ms). */
export interface ChartActions {
  onPoint: (secs: number | undefined) => void;
  onStretch: (span: Span) => void;
  onClick: (atMs: number, nearMs: number) => void;
}

/** Options of the memory chart. `marks` is called at each drawing. */
export function memoryOptions(
  box: ChartBox,
  marks: () => Marks,
  actions: () => ChartActions,
): uPlot.Options {
  return {
    ...commonOptions(box),
    scales: { x: { time: true }, y: { range: (_, __, max) => [0, topOf(max, marks())] } },
    axes: axesOf(box.style, (value) => String(value)),
    series: [
      {},
      ...memoryParts.map((part) => ({
        stroke: box.style.parts[part].colour,
        width: box.style.parts[part].width,
        dash: box.style.parts[part].dash,
        points: { show: false },
      })),
    ],
    hooks: {
      ...pointing(actions),
      draw: [(plot) => drawMarks(plot, marks(), box.style)],
    },
  };
}

/** Options of the step chart of browsers. */
export function browserOptions(
  box: ChartBox,
  marks: () => Marks,
  actions: () => ChartActions,
): uPlot.Options {
  const { colour } = box.style.parts.browser;
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  return {
    ...commonOptions(box),
    scales: { x: { time: true }, y: { range: (_, __, max) => [0, Math.max(1, max) + 0.25] } },
    axes: axesOf(box.style, (value) => (Number.isInteger(value) ? String(value) : "")),
    series: [
      {},
      {
        stroke: colour,
        fill: `${colour}33`,
        width: 2,
        points: { show: false },
        ...(stepped === undefined ? {} : { paths: stepped }),
      },
    ],
    hooks: {
      ...pointing(actions),
      draw: [
        (plot) => {
          const { chosenAt } = marks();
          if (chosenAt === undefined) return;
          drawVertical(plot, chosenAt, { colour: box.style.chosen, width: 2.5 });
        },
      ],
    },
  };
}

function commonOptions({ width, height }: ChartBox) {
  return {
    width,
    height,
    legend: { show: false },
    cursor: { drag: { x: true, y: false, setScale: false }, y: false, points: { size: 7 } },
    padding: [14, 30, 0, 0] as uPlot.Padding,
    // Japan's time, whatever the browser's zone.
    tzDate: (secs: number) => uPlot.tzDate(new Date(secs * 1000), "Asia/Tokyo"),
  };
}

/** A click is a stretch of no width; this far from a mark it is meant for it. */
const clickPx = 4;
const nearPx = 8;

function instant(plot: uPlot, px: number): number {
  return plot.posToVal(px, "x") * 1000;
}

function pointing(actions: () => ChartActions): uPlot.Hooks.Arrays {
  return {
    setCursor: [
      ({ data, cursor: { idx, left = -1 } }) => {
        const secs = left < 0 ? undefined : data[0][idx ?? -1];
        actions().onPoint(secs);
      },
    ],
    setSelect: [
      (plot) => {
        const { left, width } = plot.select;
        if (width <= clickPx) return;
        plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        actions().onStretch({ fromMs: instant(plot, left), toMs: instant(plot, left + width) });
      },
    ],
    ready: [
      (plot) =>
        plot.over.addEventListener("click", ({ offsetX }) => {
          const nearMs = instant(plot, nearPx) - instant(plot, 0);
          actions().onClick(instant(plot, offsetX), nearMs);
        }),
    ],
  };
}

function axesOf(style: ChartStyle, yText: (value: number) => string): uPlot.Axis[] {
  const common = {
    stroke: style.axis,
    font: "12px sans-serif",
    grid: { stroke: style.grid, width: 1 },
    ticks: { stroke: style.grid, width: 1 },
  };
  return [
    {
      ...common,
      space: 80,
      values: (_, splits) => {
        const isWhole = splits.every((secs) => secs % 60 === 0);
        return splits.map((secs) => japanTime(secs * 1000).clock.slice(0, isWhole ? 5 : 8));
      },
    },
    { ...common, size: 48, values: (_, splits) => splits.map(yText) },
  ];
}

function topOf(max: number, { limitMb }: Marks): number {
  return Math.max(limitMb * 1.12, max * 1.08, 1);
}
