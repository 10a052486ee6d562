import type { DayRecord, TimesheetRow } from "@jobcan-automation/contract";
import type { RecordedPunch } from "@jobcan-automation/sandbox";

/** Days that do not hold exactly the sheet's one in and one out, each with what it holds. Must be empty. */
export function wrongDays(
  punches: readonly RecordedPunch[],
  rows: readonly TimesheetRow[],
): readonly string[] {
  const held = byDate(punches);
  const wanted = new Map(
    rows.map((row) => [row.date, `work_start ${row.startMin}, work_end ${row.endMin}`]),
  );
  return [...new Set([...held.keys(), ...wanted.keys()])]
    .filter((date) => held.get(date) !== wanted.get(date))
    .map((date) => `${date}: ${held.get(date) ?? "nothing"} for ${wanted.get(date) ?? "nothing"}`);
}

/**
 * Days of a record that contradict the site: "verified" needs both punches, "not reached" needs none, and every day
 * needs an outcome.
 */
export function untrueDays(
  punches: readonly RecordedPunch[],
  days: readonly DayRecord[],
): readonly string[] {
  const held = byDate(punches);
  return days.flatMap((day) => {
    const found = held.get(day.date) ?? "nothing";
    const wanted = day.wanted.map(({ kind, timeMin }) => `${kind} ${timeMin}`).join(", ");
    const isUntrue =
      day.outcome === undefined ||
      (day.outcome === "verified" && found !== wanted) ||
      (day.outcome === "not_reached" && found !== "nothing");
    return isUntrue ? [`${day.date} ${day.outcome ?? "without outcome"}: ${found}`] : [];
  });
}

function byDate(punches: readonly RecordedPunch[]): Map<string, string> {
  const days = Map.groupBy(punches, ({ date }) => date);
  return new Map(
    [...days].map(([date, stored]) => [
      date,
      stored.map(({ kind, minutes }) => `${kind} ${minutes}`).join(", "),
    ]),
  );
}
