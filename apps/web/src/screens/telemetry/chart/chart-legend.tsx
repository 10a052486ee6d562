import { useComputedColorScheme } from "@mantine/core";
import { useLanguage } from "../../../i18n/language.tsx";
import { memoryParts } from "./chart-data.ts";
import { chartStyle } from "./chart-style.ts";

/** The memory chart's lines by name, drawn as they are on the chart. */
export function ChartLegend() {
  const { words } = useLanguage();
  const { parts } = chartStyle(useComputedColorScheme("light"));
  return (
    <ul className="legend">
      {memoryParts.map((part) => (
        <li key={part}>
          <svg width="26" height="10" aria-hidden="true">
            <line
              x1="0"
              y1="5"
              x2="26"
              y2="5"
              stroke={parts[part].colour}
              strokeWidth={parts[part].width}
              strokeDasharray={parts[part].dash.join(" ")}
            />
          </svg>
          {words.telemetry[part]}
        </li>
      ))}
    </ul>
  );
}
