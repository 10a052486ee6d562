import type { RunAccount } from "./run-against.ts";

/** Each day as "date outcome reason", in the order in which they were first reported. */
export function outcomes(run: Pick<RunAccount, "days">): string[] {
  return [...run.days.values()].map(({ date, outcome, reason }) =>
    [date, outcome ?? "open", reason].filter((part) => part !== undefined).join(" "),
  );
}

/** What the practice Jobcan holds, one line a day: "date kind minutes kind minutes". */
export function punchTimes(site: {
  punches(): readonly { date: string; kind: string; minutes: number }[];
}): string[] {
  const byDay = Map.groupBy(site.punches(), (punch) => punch.date);
  return [...byDay].map(([date, punches]) =>
    [date, ...punches.map(({ kind, minutes }) => `${kind} ${minutes}`)].join(" "),
  );
}
