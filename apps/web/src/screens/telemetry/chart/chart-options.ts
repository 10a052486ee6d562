import uPlot from "uplot";
import { memoryParts } from "./chart-data.ts";
import type { ChartLook } from "./chart-style.ts";
import { drawMarks, drawUpright, type Marks } from "./draw-marks.ts";

export interface ChartBox {
  width: number;
  height: number;
  look: ChartLook;
}

/** Options of the memory chart. Marks are read anew at each drawing. */
export function memoryOptions(box: ChartBox, marks: () => Marks): uPlot.Options {
  return {
    ...commonOptions(box),
    scales: { x: { time: true }, y: { range: (_, __, max) => [0, topOf(max, marks())] } },
    axes: axesOf(box.look, (value) => String(value)),
    series: [
      {},
      ...memoryParts.map((part) => ({
        stroke: box.look.parts[part].colour,
        width: box.look.parts[part].width,
        dash: box.look.parts[part].dash,
        points: { show: false },
      })),
    ],
    hooks: { draw: [(plot) => drawMarks(plot, marks(), box.look)] },
  };
}

/** Options of the step chart of browsers. */
export function browserOptions(box: ChartBox, marks: () => Marks): uPlot.Options {
  const { colour } = box.look.parts.browser;
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  return {
    ...commonOptions(box),
    scales: { x: { time: true }, y: { range: (_, __, max) => [0, Math.max(1, max) + 0.25] } },
    axes: axesOf(box.look, (value) => (Number.isInteger(value) ? String(value) : "")),
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
      draw: [
        (plot) => {
          const { chosenAt } = marks();
          if (chosenAt === undefined) return;
          drawUpright(plot, chosenAt, { colour: box.look.chosen, width: 2.5 });
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
    cursor: { drag: { x: false, y: false }, y: false, points: { show: false } },
    padding: [14, 30, 0, 0] as uPlot.Padding,
    // Times are Japan's, wherever the reader is.
    tzDate: (secs: number) => uPlot.tzDate(new Date(secs * 1000), "Asia/Tokyo"),
  };
}

function axesOf(look: ChartLook, yText: (value: number) => string): uPlot.Axis[] {
  const common = {
    stroke: look.axis,
    font: "12px sans-serif",
    grid: { stroke: look.grid, width: 1 },
    ticks: { stroke: look.grid, width: 1 },
  };
  return [
    { ...common, space: 80, values: (_, splits) => splits.map(clockOf) },
    { ...common, size: 48, values: (_, splits) => splits.map(yText) },
  ];
}

function clockOf(secs: number): string {
  return new Date(secs * 1000 + 9 * 3_600_000).toISOString().slice(11, 19);
}

function topOf(max: number, { limitMb }: Marks): number {
  return Math.max(limitMb * 1.12, max * 1.08, 1);
}
