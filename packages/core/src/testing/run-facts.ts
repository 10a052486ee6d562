import type { RunAccount } from "./run-against.ts";

/** Each day as "date outcome reason", in the order in which they were first reported. */
export function outcomes(run: Pick<RunAccount, "days">): string[] {
  return [...run.days.values()].map(({ date, outcome, reason }) =>
    [date, outcome ?? "open", reason].filter((part) => part !== undefined).join(" "),
  );
}

/** The codes of a run's log, in order. */
export function logCodes({ messages }: Pick<RunAccount, "messages">): string[] {
  return messages.flatMap((entry) => (entry.type === "log" ? [entry.message.code] : []));
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
