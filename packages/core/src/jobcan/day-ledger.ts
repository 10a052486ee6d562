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
import { byDate, wantedPunches } from "@jobcan-automation/timesheet";
import { recordedPunch } from "../settlement/punch-parts.ts";

/** What is known of each day of one run; every change is reported. */
export interface DayLedger {
  readonly days: readonly DayEntry[];
}

/** One day's record. Every change is reported at once, so that nothing is lost when the run dies. */
export interface DayEntry {
  readonly row: TimesheetRow;
  /** As the record has them: the sheet's, unless the user decided otherwise. */
  readonly wanted: readonly WantedPunch[];
  readonly record: Readonly<DayRecord>;
  /** Adds to the record. */
  update(change: Partial<DayRecord>): void;
  /**
   * Records what Jobcan holds now: each press becomes `read_back` or `absent`, and an earlier outcome is dropped until
   * the day is ended again.
   */
  reread(held: readonly HeldPunch[]): void;
  /**
   * Records a press that is about to happen; call the returned function once its fate is known, with the list that
   * shows it where there is one: both are reported in one, so that no crash leaves the one without the other.
   */
  press(punch: WantedPunch): (fate: Fate, held?: readonly HeldPunch[]) => void;
  /** The press recorded last did not happen: nothing was sent. */
  dropPress(): void;
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
  const entries = rows
    .toSorted(byDate)
    .map((row) => createEntry(row, row.note || defaultNote, reporter));
  return { days: entries };
}

function createEntry(row: TimesheetRow, note: string, reporter: RunReporter): DayEntry {
  const { date } = row;
  let record: DayRecord = { date, row: row.row, wanted: wantedPunches(row), note, sent: [] };
  const update = (change: Partial<DayRecord>) => {
    const asked = { note: record.note, place: record.place, ...change };
    const recorded = (held: readonly HeldPunch[]) =>
      held.map((punch) => recordedPunch(punch, asked));
    record = {
      ...record,
      ...change,
      ...(change.before === undefined ? {} : { before: recorded(change.before) }),
      ...(change.now === undefined ? {} : { now: recorded(change.now) }),
      ...(change.after === undefined ? {} : { after: recorded(change.after) }),
    };
    reporter.day(record);
  };
  const log: DayEntry["log"] = (level, message) => reporter.log(level, message, row.date);
  return {
    row,
    get wanted() {
      return record.wanted;
    },
    get record() {
      return record;
    },
    update,
    log,
    reread(held) {
      const sent = record.sent.map((press) => {
        if (press.fate === "refused") return press;
        const fate: Fate = hasTime(held, press.timeMin) ? "read_back" : "absent";
        return { ...press, fate };
      });
      const { outcome: _outcome, reason: _reason, facts: _facts, ...open } = record;
      record = open;
      update({ now: [...held], sent });
    },
    press(punch) {
      const index = record.sent.length;
      const withFate = (fate: Fate) => ({ sent: record.sent.with(index, { ...punch, fate }) });
      update({ sent: [...record.sent, { ...punch, fate: "pressed" }] });
      return (fate, held) =>
        update({ ...withFate(fate), ...(held === undefined ? {} : { now: [...held] }) });
    },
    dropPress: () => update({ sent: record.sent.slice(0, -1) }),
    end(outcome, reason, facts) {
      update({
        outcome,
        ...(reason === undefined ? {} : { reason }),
        ...(facts === undefined || isEmpty(facts) ? {} : { facts: cleanFacts(facts) }),
      });
      log(levelOf(outcome, reason), {
        code: "day_ended",
        facts: reason === undefined ? { outcome } : { outcome, reason },
      });
    },
  };
}

/** What went wrong with a day is an error; what was broken off is not: the line that says why is. */
function levelOf(outcome: DayOutcome, reason: DayReason | undefined): "info" | "warn" | "error" {
  switch (outcome) {
    case "verified":
    case "awaiting_approval":
    case "skipped":
      return "info";
    case "rejected":
    case "unknown":
      return "error";
    case "failed":
      return reason === "stopped" ? "warn" : "error";
    case "not_reached":
      return "warn";
  }
}

function isEmpty(facts: Facts): boolean {
  return Object.keys(facts).length === 0;
}

function cleanFacts(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      typeof value === "string" ? cleanSiteText(value) : value,
    ]),
  );
}
