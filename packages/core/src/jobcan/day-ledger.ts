import type {
  DayOutcome,
  DayReason,
  DayRecord,
  Facts,
  HeldPunch,
  LogMessage,
  TimesheetRow,
  WantedPunch,
} from "@jobcan-automation/contract";
import type { RunReporter } from "../base/ports.ts";
import { cleanSiteText } from "./clean-site-text.ts";
import { hasTime } from "../settlement/compare-punches.ts";
import { wantedPunches } from "@jobcan-automation/timesheet";
import { recordedPunch } from "../settlement/punch-parts.ts";

/** The truth about each day of one run, told to the reporter with every change. */
export interface DayLedger {
  readonly days: readonly DayEntry[];
}

/** One day's line. Every method tells the reporter at once, so that a run that dies has said all it knew. */
export interface DayEntry {
  readonly row: TimesheetRow;
  readonly wanted: readonly WantedPunch[];
  readonly record: Readonly<DayRecord>;
  /** Adds to the record. */
  update(change: Partial<DayRecord>): void;
  /** What Jobcan holds, read anew: presses that left nothing are told so, and an earlier end is taken back until the day is ended again. */
  reread(held: readonly HeldPunch[]): void;
  /** Notes a press that is about to happen; its fate is told when known. */
  press(punch: WantedPunch): (fate: Fate) => void;
  end(outcome: DayOutcome, reason?: DayReason, facts?: Facts): void;
  log(level: "info" | "warn" | "error", message: LogMessage): void;
}

type Fate = DayRecord["sent"][number]["fate"];

/** Makes the ledger for the rows of a sheet, in the order of days. */
export function createDayLedger(
  rows: readonly TimesheetRow[],
  defaultNote: string,
  reporter: RunReporter,
): DayLedger {
  const sorted = rows.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return { days: sorted.map((row) => createEntry(row, row.note || defaultNote, reporter)) };
}

function createEntry(row: TimesheetRow, note: string, reporter: RunReporter): DayEntry {
  const wanted = wantedPunches(row);
  let record: DayRecord = { date: row.date, row: row.row, wanted, note, sent: [] };
  const update = (change: Partial<DayRecord>) => {
    const asked = { note: record.note, place: record.place, ...change };
    const kept = (held: readonly HeldPunch[]) => held.map((punch) => recordedPunch(punch, asked));
    record = {
      ...record,
      ...change,
      ...(change.before === undefined ? {} : { before: kept(change.before) }),
      ...(change.now === undefined ? {} : { now: kept(change.now) }),
    };
    reporter.day(record);
  };
  const log: DayEntry["log"] = (level, message) => reporter.log(level, message, row.date);
  return {
    row,
    wanted,
    get record() {
      return record;
    },
    update,
    log,
    reread(held) {
      const sent = record.sent.map((one) =>
        one.fate === "refused"
          ? one
          : {
              ...one,
              fate: hasTime(held, one.timeMin) ? ("read_back" as const) : ("absent" as const),
            },
      );
      const { outcome: _outcome, reason: _reason, facts: _facts, ...open } = record;
      record = open;
      update({ now: [...held], sent });
    },
    press(punch) {
      const index = record.sent.length;
      const withFate = (fate: Fate) => ({ sent: record.sent.with(index, { ...punch, fate }) });
      update({ sent: [...record.sent, { ...punch, fate: "pressed" }] });
      return (fate) => update(withFate(fate));
    },
    end(outcome, reason, facts) {
      update({
        outcome,
        ...(reason === undefined ? {} : { reason }),
        ...(facts === undefined ? {} : { facts: cleanFacts(facts) }),
      });
      log(levelOf(outcome), {
        code: "day_ended",
        facts: reason === undefined ? { outcome } : { outcome, reason },
      });
    },
  };
}

function levelOf(outcome: DayOutcome): "info" | "warn" {
  const fine = outcome === "verified" || outcome === "awaiting_approval" || outcome === "skipped";
  return fine ? "info" : "warn";
}

function cleanFacts(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      typeof value === "string" ? cleanSiteText(value) : value,
    ]),
  );
}
