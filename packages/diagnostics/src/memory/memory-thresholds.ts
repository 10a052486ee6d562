/**
 * From which figure jobs are refused and stopped, in MB, and how each came to be. `warningMb` < `limitMb` always
 * holds.
 */
export interface MemoryThresholds {
  warningMb: number;
  limitMb: number;
  from: { warning: ThresholdOrigin; limit: ThresholdOrigin };
  /** What was wrong with the settings, in the order of correction; logged loudly at start. */
  corrections: ThresholdCorrection[];
}

type ThresholdOrigin = "env" | "default" | "corrected";

export type ThresholdCorrection =
  | { kind: "not_a_number_of_mb"; name: "WARNING" | "LIMIT"; given: string; usedMb: number }
  | { kind: "above_container"; limitMb: number; boundMb: number }
  | { kind: "above_ram"; limitMb: number; boundMb: number }
  | { kind: "warning_not_below_limit"; warningMb: number; limitMb: number; usedMb: number };

/** What the operator asked for (raw, as in the environment) and what the machine has. */
export interface ThresholdSettings {
  warning?: string | number | undefined;
  limit?: string | number | undefined;
  /** The container's hard limit in MB, where it has one. */
  hardLimitMb?: number | undefined;
  ramMb?: number | undefined;
}

export const defaultWarningMb = 400;
export const defaultLimitMb = 450;

/**
 * Reads, checks and corrects the two thresholds (docs/product.md §2 P0-4, docs/faults.md F84). A correction is never
 * silent.
 */
export function resolveThresholds(settings: ThresholdSettings): MemoryThresholds {
  const limitSetting = readSetting("LIMIT", settings.limit, defaultLimitMb);
  const warningSetting = readSetting("WARNING", settings.warning, defaultWarningMb);
  const limit = belowBound(limitSetting, settings);
  const warning = belowLimit(warningSetting, limit.mb);
  return {
    warningMb: warning.mb,
    limitMb: limit.mb,
    from: { warning: warning.origin, limit: limit.origin },
    corrections: [...limit.corrections, ...warning.corrections],
  };
}

interface Resolved {
  mb: number;
  origin: ThresholdOrigin;
  corrections: ThresholdCorrection[];
}

function readSetting(
  name: "WARNING" | "LIMIT",
  value: string | number | undefined,
  fallbackMb: number,
): Resolved {
  const given = String(value ?? "").trim();
  if (given === "") return { mb: fallbackMb, origin: "default", corrections: [] };
  const wholeMb = Math.floor(Number(given));
  if (/^\d+(\.\d+)?$/.test(given) && wholeMb >= 1) {
    return { mb: wholeMb, origin: "env", corrections: [] };
  }
  const usedMb = withUnit(given) ?? fallbackMb;
  return {
    mb: usedMb,
    origin: "corrected",
    corrections: [{ kind: "not_a_number_of_mb", name, given, usedMb }],
  };
}

/** "450MB" can only mean one thing; "0.5GB" or "lots" is not guessed at. */
function withUnit(given: string): number | undefined {
  const digits = /^(\d{1,7})\s*(?:mb|mib|m)$/i.exec(given)?.[1];
  return digits === undefined || Number(digits) < 1 ? undefined : Number(digits);
}

function belowBound(limit: Resolved, settings: ThresholdSettings): Resolved {
  const bounds = [
    { kind: "above_container" as const, mb: settings.hardLimitMb },
    { kind: "above_ram" as const, mb: settings.ramMb },
  ];
  return bounds.reduce<Resolved>((known, bound) => {
    if (bound.mb === undefined || known.mb <= bound.mb) return known;
    const boundMb = Math.max(1, Math.floor(bound.mb));
    const correction = { kind: bound.kind, limitMb: known.mb, boundMb };
    return {
      mb: boundMb,
      origin: "corrected",
      corrections: [...known.corrections, correction],
    };
  }, limit);
}

function belowLimit(warning: Resolved, limitMb: number): Resolved {
  if (warning.mb < limitMb) return warning;
  const usedMb = Math.floor((limitMb * 9) / 10);
  const correction: ThresholdCorrection = {
    kind: "warning_not_below_limit",
    warningMb: warning.mb,
    limitMb,
    usedMb,
  };
  return {
    mb: usedMb,
    origin: "corrected",
    corrections: [...warning.corrections, correction],
  };
}
