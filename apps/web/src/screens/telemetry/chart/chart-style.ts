import type { MemoryPart } from "./chart-data.ts";

interface PartStyle {
  colour: string;
  width: number;
  /** Dashes distinguish the lines without colour. */
  dash: number[];
}

export interface ChartStyle {
  parts: Record<MemoryPart, PartStyle>;
  axis: string;
  grid: string;
  warn: string;
  bad: string;
  mark: string;
  /** The chart's background. */
  card: string;
  chosen: string;
}

/** Chart colours by scheme, each with a contrast of at least 3:1 on the card. */
export function chartStyle(scheme: "light" | "dark"): ChartStyle {
  return scheme === "light" ? lightStyle : darkStyle;
}

const lightStyle: ChartStyle = {
  parts: {
    container: { colour: "#1d2530", width: 2.5, dash: [] },
    server: { colour: "#2f64a6", width: 2, dash: [] },
    runner: { colour: "#8a5a00", width: 2, dash: [8, 4] },
    browser: { colour: "#a3324c", width: 2, dash: [2, 4] },
  },
  axis: "#5a6472",
  grid: "#e8e6df",
  warn: "#a86b00",
  bad: "#b3261e",
  mark: "#8b94a3",
  card: "#ffffff",
  chosen: "#235391",
};

const darkStyle: ChartStyle = {
  parts: {
    container: { colour: "#f0f3f8", width: 2.5, dash: [] },
    server: { colour: "#84b4ee", width: 2, dash: [] },
    runner: { colour: "#e3b35f", width: 2, dash: [8, 4] },
    browser: { colour: "#f08ca2", width: 2, dash: [2, 4] },
  },
  axis: "#a3acba",
  grid: "#2a313c",
  warn: "#f0c274",
  bad: "#ff9d94",
  mark: "#6b7688",
  card: "#1b2028",
  chosen: "#93b8e6",
};
