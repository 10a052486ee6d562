import type { DayRecord } from "@jobcan-automation/contract";
import type { RecordedPunch } from "@jobcan-automation/sandbox";

/**
 * Days of which the record says something else than the site holds: a punch that no press stands for, or an end that
 * the list does not bear out.
 */
export function untrueDays(
  days: readonly DayRecord[],
  punches: readonly RecordedPunch[],
): string[] {
  return days.flatMap((day) => {
    const held = punches.filter(({ date }) => date === day.date).map(({ minutes }) => minutes);
    const pressed = day.sent.filter(({ fate }) => fate !== "absent");
    const isKnown = held.every((minutes) => pressed.some(({ timeMin }) => timeMin === minutes));
    const isTrue = isKnown && agrees(day, held);
    return isTrue ? [] : [`${day.date} ${day.outcome ?? "open"}: ${held.join(", ")}`];
  });
}

function agrees({ outcome, wanted }: DayRecord, held: readonly number[]): boolean {
  const isWhole = wanted.every(({ timeMin }) => held.includes(timeMin));
  switch (outcome) {
    case "verified":
      return isWhole;
    case "not_reached":
      return held.length === 0;
    case "failed":
      return !isWhole;
    case "unknown":
      return true;
    case "awaiting_approval":
    case "rejected":
    case "skipped":
    case undefined:
      return false;
  }
}
