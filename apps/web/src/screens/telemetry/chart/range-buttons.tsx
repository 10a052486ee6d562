import { useLanguage } from "../../../i18n/language.tsx";
import { rangeNames, type ChartView } from "./view-span.ts";

interface RangeButtonsProps {
  view: ChartView;
  onView: (view: ChartView) => void;
}

/** Five minutes, an hour, six hours; each leads back to now from a stretch of the past. */
export function RangeButtons({ view, onView }: RangeButtonsProps) {
  const { words } = useLanguage();
  const label = words.telemetry;
  return (
    <fieldset className="ranges" aria-label={label.range}>
      {rangeNames.map((range) => (
        <button
          key={range}
          type="button"
          className="range-button"
          aria-pressed={view.at === "now" && view.range === range}
          onClick={() => onView({ at: "now", range })}
        >
          {label.ranges[range]}
        </button>
      ))}
    </fieldset>
  );
}
