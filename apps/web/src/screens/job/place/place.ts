import type { DayRecord } from "@jobcan-automation/contract";

/** A part of a job's page that has an address of its own: a line of the log, or a day. */
export type Place = { kind: "line"; seq: number } | { kind: "day"; date: string };

/** The address of a line within the page: "#log-412". */
export function lineHash(seq: number): string {
  return `#log-${seq}`;
}

/** The address within the page: "#log-412", "#day-11-04"; with its year where the job has that day of two years. */
export function hashOf(place: Place, days: readonly Pick<DayRecord, "date">[]): string {
  if (place.kind === "line") return lineHash(place.seq);
  const short = place.date.slice(5);
  const isAlone = days.filter(({ date }) => date.slice(5) === short).length < 2;
  return `#day-${isAlone ? short : place.date}`;
}

/** What an address leads to; undefined where that is no place of this job. */
export function placeOf(hash: string, days: readonly Pick<DayRecord, "date">[]): Place | undefined {
  const seq = /^#log-([1-9]\d{0,14})$/.exec(hash)?.[1];
  if (seq !== undefined) return { kind: "line", seq: Number(seq) };
  const name = /^#day-((?:\d{4}-)?\d\d-\d\d)$/.exec(hash)?.[1];
  const day = name === undefined ? undefined : days.find(({ date }) => date.endsWith(name));
  return day === undefined ? undefined : { kind: "day", date: day.date };
}
