import type { DayRecord, TimesheetRow } from "@jobcan-automation/contract";
import type { RecordedPunch } from "@jobcan-automation/sandbox";
import { wantedPunches } from "@jobcan-automation/timesheet";

/** Days that do not hold exactly the sheet's punches under their kinds, each with what it holds. Must be empty. */
export function wrongDays(
  punches: readonly RecordedPunch[],
  rows: readonly TimesheetRow[],
): readonly string[] {
  const held = byDate(punches);
  const wanted = new Map(rows.map((row) => [row.date, textOf(wantedPunches(row))]));
  return [...new Set([...held.keys(), ...wanted.keys()])]
    .filter((date) => held.get(date) !== wanted.get(date))
    .map((date) => `${date}: ${held.get(date) ?? "nothing"} for ${wanted.get(date) ?? "nothing"}`);
}

/**
 * Days of a record that contradict the site. One that is there needs every punch under its kind, "not reached" needs
 * none, every other end needs a press or an earlier reading for each punch that is held; and every day needs an end.
 */
export function untrueDays(
  punches: readonly RecordedPunch[],
  days: readonly DayRecord[],
): readonly string[] {
  const held = Map.groupBy(punches, ({ date }) => date);
  return days
    .filter((day) => !isTrue(day, held.get(day.date) ?? []))
    .map(
      ({ date, outcome, reason, sent, wanted }) =>
        `${date} ${outcome ?? "without outcome"} ${reason ?? ""}: ${textOf(asWanted(held.get(date) ?? []))} for ${textOf(wanted)}, sent ${sent.map(({ timeMin, fate }) => `${timeMin} ${fate}`).join(", ")}`,
    );
}

function isTrue(day: DayRecord, held: readonly RecordedPunch[]): boolean {
  switch (day.outcome) {
    case undefined:
      return false;
    case "verified":
    case "awaiting_approval":
      return textOf(asWanted(held)) === textOf(day.wanted);
    case "not_reached":
      return held.length === 0;
    case "rejected":
    case "skipped":
    case "failed":
    case "unknown":
      return held.every(({ minutes }) => knownTimes(day).includes(minutes));
  }
}

function knownTimes({ sent, before = [], now = [] }: DayRecord): number[] {
  const pressed = sent.filter(({ fate }) => fate !== "refused" && fate !== "absent");
  return [...pressed, ...before, ...now].map(({ timeMin }) => timeMin);
}

function byDate(punches: readonly RecordedPunch[]): Map<string, string> {
  const days = Map.groupBy(punches, ({ date }) => date);
  return new Map([...days].map(([date, stored]) => [date, textOf(asWanted(stored))]));
}

function asWanted(punches: readonly RecordedPunch[]) {
  return punches.map(({ kind, minutes }) => ({ kind, timeMin: minutes }));
}

function textOf(punches: readonly { kind: string; timeMin: number }[]): string {
  return punches.map(({ kind, timeMin }) => `${kind} ${timeMin}`).join(", ");
}
