import type { DayRecord, WantedPunch } from "@jobcan-automation/contract";
import type { RecordedPunch, Sandbox } from "@jobcan-automation/sandbox";
import { type RunAccount, rowsFor } from "../run-against.ts";
import { outcomes } from "../run-facts.ts";
import { judgePresses } from "./judge-presses.ts";
import { type FaultCase, faultDates } from "./fault-case.ts";
import type { FaultRuns } from "./run-fault-case.ts";

/**
 * The oracle of the table, the same for every row: all that was broken, as sentences; none where all holds. The run ends as it should and in time; its
 * ledger claims no more than the site holds; nothing is held that was not asked for; one password at most; nothing is left behind; and one more
 * run without the fault leaves one in/out pair a day.
 */
export function judgeFaultCase(one: FaultCase, runs: JudgedRuns): string[] {
  const { faulty, clean, heldBetween, site } = runs;
  return [
    ...differs("end", endOf(faulty), one.end),
    ...differs("facts", pickedFacts(faulty, one), one.facts ?? {}),
    ...differs("days", outcomes(faulty).map(withoutDate), one.days),
    ...differs("passwords", runs.passwords, one.passwords ?? 1),
    ...neverStruck(one, runs),
    ...(one.told ?? []).flatMap((code) => notTold(faulty, code)),
    ...judgePresses(faulty, runs.posts),
    ...tooLate(faulty, one),
    ...[...faulty.days.values()].flatMap((day) => falseClaims(day, heldBetween)),
    ...[...faulty.days.values()].flatMap((day) => staleReading(day, heldBetween)),
    ...unasked(heldBetween, "after the fault"),
    ...leftBehind(faulty, one),
    ...spilled(faulty),
    ...differs("requests to other hosts", site.counts.foreignHostRequests, 0),
    ...differs("end of the run without the fault", endOf(clean), "done"),
    ...differs("punches in the end", site.punches().map(punchText), wantedInTheEnd()),
    ...[...clean.days.values()].flatMap(notSettled),
    ...leftBehind(clean, {}),
  ];
}

/** What the oracle looks at; of the site only what it holds and counted. */
export type JudgedRuns = Omit<FaultRuns, "site" | typeof Symbol.asyncDispose> & {
  readonly site: {
    punches(): readonly RecordedPunch[];
    readonly counts: Pick<Sandbox["counts"], "foreignHostRequests">;
  };
};

/** Time for closing what a deadline broke off: each of three closes may take its 5 s, after 5 s to settle a punch. */
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

/** Those facts of the failure that the row speaks of. */
function pickedFacts({ end }: RunAccount, { facts = {} }: FaultCase): Record<string, unknown> {
  const told = end?.end === "failed" ? end.error.facts : {};
  return Object.fromEntries(Object.keys(facts).map((key) => [key, told[key]]));
}

function withoutDate(line: string): string {
  return line.slice(line.indexOf(" ") + 1);
}

function tooLate(run: RunAccount, { spec }: FaultCase): string[] {
  const latestMs = (spec?.timeoutMs ?? usualTimeoutMs) + closingMs;
  return run.tookMs <= latestMs ? [] : [`took ${run.tookMs} ms`];
}

/** A day said `verified` is held whole; what was read is there, what was refused or read as absent is not. */
function falseClaims(day: DayRecord, held: readonly RecordedPunch[]): string[] {
  const isHeld = ({ kind, timeMin }: WantedPunch) =>
    held.some((one) => one.date === day.date && one.kind === kind && one.minutes === timeMin);
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

/** A day that says how it ended shows what is there, half a day too. */
function staleReading({ date, now, outcome }: DayRecord, held: readonly RecordedPunch[]): string[] {
  if (now === undefined || outcome === undefined || outcome === "unknown") return [];
  const shown = now.map(({ kind, timeMin }) => `${kind} ${timeMin}`);
  const there = held
    .filter((one) => one.date === date)
    .map(({ kind, minutes }) => `${kind} ${minutes}`);
  return differs(`${date} as last read`, shown, there);
}

/** Beside an act the fault only gives it time to happen. */
function neverStruck({ faults, act }: FaultCase, { faulted }: JudgedRuns): string[] {
  return faults.length > 0 && act === undefined && faulted === 0 ? ["the fault never struck"] : [];
}

function notTold({ messages }: RunAccount, code: string): string[] {
  const told = messages.some((one) => one.type === "log" && one.message.code === code);
  return told ? [] : [`${code} was not told`];
}

/** A press whose reply is only late may be stored after it was read as absent: that is what `unknown` is for. */
function mayCome(day: DayRecord): boolean {
  return day.outcome === "unknown";
}

/** Stamps that no row asked for, by day, kind and time, or that stand twice. */
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

/** The temporary folder of a run that was killed, or whose parent has gone, is the parent's to sweep. */
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
