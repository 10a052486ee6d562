import { useLanguage } from "../../../i18n/language.tsx";
import { japanTime } from "../../../shared/text/japan-time.ts";
import { memoryParts, type MemoryColumns } from "./chart-data.ts";

interface PointReaderProps {
  columns: MemoryColumns;
  /** The sample that is read out, in seconds; the newest where none is. */
  point: number | undefined;
  onPoint: (secs: number | undefined) => void;
}

/** The figures of one sample, and the slider that leads through them: by keyboard, by finger, or by the chart itself. */
export function PointReader({ columns, point, onPoint }: PointReaderProps) {
  const { words } = useLanguage();
  const last = columns[0].length - 1;
  if (last < 0) return <p className="point-figures dim small">{words.telemetry.noSamples}</p>;
  const index = point === undefined ? last : indexOf(columns[0], point);
  const figures = figuresAt(columns, index);
  const read = figures.parts.map(({ part, mb }) => `${words.telemetry[part]} ${mb} MB`);
  return (
    <div className="point-reader">
      <input
        type="range"
        className="point-slider"
        aria-label={words.telemetry.moment}
        aria-valuetext={[figures.clock, ...read].join(", ")}
        min={0}
        max={last}
        value={index}
        onChange={({ currentTarget }) => onPoint(columns[0][Number(currentTarget.value)])}
      />
      <p className="point-figures small" aria-hidden="true">
        <strong>{figures.clock}</strong>
        {read.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </p>
    </div>
  );
}

/** The first sample that is not before the instant: as time goes on samples leave the chart on the left. */
function indexOf(seconds: readonly number[], secs: number): number {
  const found = seconds.findIndex((each) => each >= secs);
  return found === -1 ? seconds.length - 1 : found;
}

function figuresAt(columns: MemoryColumns, index: number) {
  const [secs, ...mbs] = columns;
  return {
    clock: japanTime((secs[index] ?? 0) * 1000).clock,
    parts: memoryParts.map((part, column) => ({
      part,
      mb: (mbs[column]?.[index] ?? 0).toFixed(0),
    })),
  };
}
