import type { DayRecord, TimesheetRow } from "@jobcan-automation/contract";
import type { RecordedPunch } from "@jobcan-automation/sandbox";

/** Days that do not hold exactly the sheet's one in and one out, each with what they hold; empty is what must be. */
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

/** What a ledger says that the site does not bear out: "verified" needs the pair, "not reached" and "nothing sent" need its absence. */
export function untrueDays(
  punches: readonly RecordedPunch[],
  days: readonly DayRecord[],
): readonly string[] {
  const held = byDate(punches);
  return days.flatMap((day) => {
    const found = held.get(day.date) ?? "nothing";
    const wanted = day.wanted.map(({ kind, timeMin }) => `${kind} ${timeMin}`).join(", ");
    const isTrue =
      day.outcome === undefined
        ? false
        : day.outcome === "verified"
          ? found === wanted
          : day.outcome === "not_reached"
            ? found === "nothing"
            : true;
    return isTrue ? [] : [`${day.date} ${day.outcome ?? "without outcome"}: ${found}`];
  });
}

function byDate(punches: readonly RecordedPunch[]): Map<string, string> {
  const days = Map.groupBy(punches, ({ date }) => date);
  return new Map(
    [...days].map(([date, kept]) => [
      date,
      kept.map(({ kind, minutes }) => `${kind} ${minutes}`).join(", "),
    ]),
  );
}
