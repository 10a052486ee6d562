import type { DayRecord, WantedPunch } from "@jobcan-automation/contract";
import type { RecordedPunch, Sandbox } from "@jobcan-automation/sandbox";
import { type RunAccount, rowsFor } from "../run-against.ts";
import { logCodes, outcomes } from "../run-facts.ts";
import { judgePresses } from "./judge-presses.ts";
import { type FaultCase, faultDates } from "./fault-case.ts";
import type { FaultRuns } from "./run-fault-case.ts";

/**
 * The oracle of the table, the same for every row: each broken rule as a sentence. The run must end as the row says and
 * in time; its records claim no more than the site holds; the site holds nothing that the sheet does not have; at most
 * one password is sent; nothing is left behind; and one more run without the fault leaves one in/out pair a day.
 */
export function judgeFaultCase(row: FaultCase, runs: JudgedRuns): string[] {
  const { faulty, clean, heldBetween, site } = runs;
  return [
    ...differs("end", endOf(faulty), row.end),
    ...differs("facts", pickedFacts(faulty, row), row.facts ?? {}),
    ...differs("days", outcomes(faulty).map(withoutDate), row.days),
    ...differs("passwords", runs.passwords, row.passwords ?? 1),
    ...neverStruck(row, runs),
    ...(row.logged ?? []).flatMap((code) => notLogged(faulty, code)),
    ...judgePresses(faulty, runs.posts),
    ...tooLate(faulty, row),
    ...[...faulty.days.values()].flatMap((day) => falseClaims(day, heldBetween)),
    ...[...faulty.days.values()].flatMap((day) => staleReading(day, heldBetween)),
    ...unasked(heldBetween, "after the fault"),
    ...leftBehind(faulty, row),
    ...spilled(faulty),
    ...differs("requests to other hosts", site.counts.foreignHostRequests, 0),
    ...differs("end of the run without the fault", endOf(clean), "done"),
    ...differs("punches in the end", site.punches().map(punchText), wantedInTheEnd()),
    ...[...clean.days.values()].flatMap(notSettled),
    ...leftBehind(clean, {}),
  ];
}

/** The runs that the oracle judges, with what the site holds and counted. */
export type JudgedRuns = Omit<FaultRuns, "site" | typeof Symbol.asyncDispose> & {
  readonly site: {
    punches(): readonly RecordedPunch[];
    readonly counts: Pick<Sandbox["counts"], "foreignHostRequests">;
  };
};

/** Time to close a run after its deadline: 5 s to settle a punch, then three closes of up to 5 s each. */
const closingMs = 25_000;
const usualTimeoutMs = 90_000;

function differs(what: string, got: unknown, wanted: unknown): string[] {
  const [gotText, wantedText] = [JSON.stringify(got), JSON.stringify(wanted)];
  return gotText === wantedText ? [] : [`${what}: ${gotText} instead of ${wantedText}`];
}

function endOf({ end }: RunAccount): string {
  if (end === undefined) return "silent";
  if (end.end === "failed") return end.error.code;
  return end.end === "done" ? "done" : `stopped ${end.when}`;
}

/** The facts of the failure that the row names. */
function pickedFacts({ end }: RunAccount, { facts = {} }: FaultCase): Record<string, unknown> {
  const reported = end?.end === "failed" ? end.error.facts : {};
  return Object.fromEntries(Object.keys(facts).map((key) => [key, reported[key]]));
}

function withoutDate(line: string): string {
  return line.slice(line.indexOf(" ") + 1);
}

function tooLate(run: RunAccount, { spec }: FaultCase): string[] {
  const latestMs = (spec?.timeoutMs ?? usualTimeoutMs) + closingMs;
  return run.tookMs <= latestMs ? [] : [`took ${run.tookMs} ms`];
}

/**
 * The site must hold all punches of a `verified` day, and what was read back, and nothing that was refused or read as
 * absent.
 */
function falseClaims(day: DayRecord, held: readonly RecordedPunch[]): string[] {
  const isHeld = ({ kind, timeMin }: WantedPunch) =>
    held.some(
      (punch) => punch.date === day.date && punch.kind === kind && punch.minutes === timeMin,
    );
  const isVerified = day.outcome === "verified" || day.outcome === "awaiting_approval";
  const unheld = isVerified ? day.wanted.filter((punch) => !isHeld(punch)) : [];
  const lies = day.sent.filter((sent) => {
    if (sent.fate === "read_back") return !isHeld(sent);
    return (sent.fate === "absent" || sent.fate === "refused") && isHeld(sent) && !mayCome(day);
  });
  return [
    ...unheld.map((punch) => `${day.date} said ${day.outcome} without its ${punch.kind}`),
    ...lies.map((sent) => `${day.date} ${sent.kind} said ${sent.fate}`),
  ];
}

/** The last reading of a day with an outcome must be what the site holds, also for half a day. */
function staleReading({ date, now, outcome }: DayRecord, held: readonly RecordedPunch[]): string[] {
  if (now === undefined || outcome === undefined || outcome === "unknown") return [];
  const shown = now.map(({ kind, timeMin }) => `${kind} ${timeMin}`);
  const there = held
    .filter((punch) => punch.date === date)
    .map(({ kind, minutes }) => `${kind} ${minutes}`);
  return differs(`${date} as last read`, shown, there);
}

/** In a row with an act the fault only gives it time to happen. */
function neverStruck({ faults, act }: FaultCase, { faulted }: JudgedRuns): string[] {
  return faults.length > 0 && act === undefined && faulted === 0 ? ["the fault never struck"] : [];
}

function notLogged(run: RunAccount, code: string): string[] {
  return logCodes(run).includes(code) ? [] : [`${code} was not logged`];
}

/** A late request may be stored after its punch was read as absent; its day is `unknown` then. */
function mayCome(day: DayRecord): boolean {
  return day.outcome === "unknown";
}

/** Punches that no row has, by day, kind and time, or that exist twice. */
function unasked(held: readonly RecordedPunch[], when: string): string[] {
  const texts = held.map(punchText);
  const wanted: readonly string[] = wantedInTheEnd();
  const starts = new Set(held.filter(({ kind }) => kind === "work_start").map(({ date }) => date));
  return [
    ...texts.filter((text) => !wanted.includes(text)).map((text) => `${when}: unasked ${text}`),
    ...texts.filter((text, index) => texts.indexOf(text) !== index).map((text) => `twice ${text}`),
    ...held
      .filter(({ kind, date }) => kind === "work_end" && !starts.has(date))
      .map(({ date }) => `${when}: ${date} ends without a start`),
  ];
}

function wantedInTheEnd(): string[] {
  return rowsFor(faultDates).flatMap(({ date, startMin, endMin }) => [
    punchText({ date, kind: "work_start", minutes: startMin }),
    punchText({ date, kind: "work_end", minutes: endMin }),
  ]);
}

function punchText(punch: Pick<RecordedPunch, "date" | "kind" | "minutes">): string {
  return `${punch.date} ${punch.kind} ${punch.minutes}`;
}

/** The temporary folder of a run that was killed or lost its parent is swept by the parent, so it may be left. */
function leftBehind(run: RunAccount, { act }: Pick<FaultCase, "act">): string[] {
  const killed = act?.act === "kill the runner";
  const swept = killed || act?.act === "lose the parent";
  return [
    ...(killed ? [] : differs("exit code", run.exitCode, 0)),
    ...differs("processes left", run.leftProcesses, 0),
    ...(swept ? [] : differs("files left", run.leftFiles, [])),
  ];
}

const secrets = /practice-1234|demo@example/;

function spilled({ output }: RunAccount): string[] {
  return secrets.test(output) ? ["a secret left the process"] : [];
}

function notSettled({ date, outcome, reason }: DayRecord): string[] {
  const settled =
    outcome === "verified" ||
    outcome === "awaiting_approval" ||
    (outcome === "skipped" && reason === "already_recorded");
  return settled ? [] : [`${date} ended as ${outcome} ${reason} without the fault`];
}
