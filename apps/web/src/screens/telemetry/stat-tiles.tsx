import type { MemoryReading, TelemetrySnapshot } from "@jobcan-automation/contract";
import type { ReactNode } from "react";
import { useLanguage } from "../../i18n/language.tsx";
import { Tag, type TagStyle } from "../../shared/tags/tag.tsx";

interface StatTilesProps {
  reading: MemoryReading;
  snapshot: TelemetrySnapshot;
  browsers: number;
}

const levelStyles: Record<MemoryReading["level"], TagStyle> = {
  ok: { tone: "ok", icon: "check" },
  high: { tone: "warn", icon: "alert" },
  over_limit: { tone: "bad", icon: "alert" },
  critical: { tone: "bad", icon: "alert" },
  emergency: { tone: "bad", icon: "stop" },
};

/** The current figures: memory and its limit, browsers, jobs, followers, growth, thresholds. */
export function StatTiles({ reading, snapshot, browsers }: StatTilesProps) {
  const { words } = useLanguage();
  const label = words.telemetry;
  const percent = Math.round((reading.containerMb / reading.limitMb) * 100);
  return (
    <dl className="tiles">
      <Tile title={label.container} wide>
        <span className="figure">
          {reading.containerMb.toFixed(0)}
          <small> MB</small>
        </span>
        <Tag {...levelStyles[reading.level]}>{label.levels[reading.level]}</Tag>
        <span className="dim small">{label.ofLimit(percent)}</span>
      </Tile>
      <Tile title={label.browsers}>
        <span className="figure">{label.browserUnit(browsers)}</span>
      </Tile>
      <Tile title={label.jobs}>
        <span className="figure-row">
          <span>{label.running(snapshot.jobs.running)}</span>
          <span>{label.waiting(snapshot.jobs.waiting)}</span>
          <span>{label.finished(snapshot.jobs.finished)}</span>
        </span>
      </Tile>
      <Tile title={label.followers}>
        <span className="figure">{label.followerUnit(snapshot.followers)}</span>
      </Tile>
      <Tile title={label.slope}>
        {snapshot.slopeMbPerJob === undefined ? (
          <span className="dim small">{label.slopeUnknown}</span>
        ) : (
          <span className="figure figure-small">
            {label.slopeValue(signed(snapshot.slopeMbPerJob))}
          </span>
        )}
      </Tile>
      <Tile title={label.thresholds} wide>
        <Thresholds reading={reading} snapshot={snapshot} />
      </Tile>
    </dl>
  );
}

function Tile({ title, wide, children }: { title: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={`tile${wide === true ? " tile-wide" : ""}`}>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Thresholds({
  reading,
  snapshot,
}: {
  reading: MemoryReading;
  snapshot: TelemetrySnapshot;
}) {
  const { words } = useLanguage();
  const label = words.telemetry;
  const { warning, limit } = snapshot.thresholdsFrom;
  return (
    <span className="thresholds small">
      <span>
        {label.warning} <strong>{reading.warningMb} MB</strong>{" "}
        <span className="dim">({label.from[warning]})</span>
      </span>
      <span>
        {label.limit} <strong>{reading.limitMb} MB</strong>{" "}
        <span className="dim">({label.from[limit]})</span>
      </span>
      <span className="dim">
        {label.source}: {label.sources[reading.source]}
      </span>
      {reading.oomKills === undefined || reading.oomKills === 0 ? null : (
        <Tag tone="bad" icon="alert">
          {label.oomKills(reading.oomKills)}
        </Tag>
      )}
    </span>
  );
}

function signed(mb: number): string {
  const rounded = Math.abs(mb).toFixed(1);
  return `${mb < 0 && rounded !== "0.0" ? "−" : "+"}${rounded}`;
}
