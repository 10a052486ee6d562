import type { DayRecord } from "@jobcan-automation/contract";
import type { RecordedPunch } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import type { FromRunner } from "../../runs/messages.ts";
import { type RunAccount, rowsFor } from "../run-against.ts";
import { type FaultCase, faultDates, siteFault } from "./fault-case.ts";
import { judgeFaultCase, type JudgedRuns } from "./judge-fault-case.ts";

const [firstDate, secondDate] = faultDates;
const row = siteFault(
  ["between the two punches", { name: "connection-cut" }],
  ["done", "verified", "verified"],
);

test("a run with true records and the right end breaks no rule", () => {
  expect(judgeFaultCase(row, runsWith({}))).toEqual([]);
});

test.each<[what: string, change: Change, found: string]>([
  ["a double punch", { held: [...allHeld(), held(firstDate, "work_end", 1080)] }, "twice"],
  ["another time", { held: [...allHeld(), held(firstDate, "rest_start", 720)] }, "unasked"],
  ["a lost punch", { held: allHeld().slice(0, 3) }, "punches in the end"],
  [
    "verified without its punch",
    { heldBetween: allHeld().slice(0, 3) },
    `${secondDate} said verified without its work_end`,
  ],
  ["a second password", { passwords: 2 }, "passwords: 2"],
  ["an unseen resend", { posts: 5 }, "5 POSTs for 4 presses"],
  ["a fault that never struck", { faulted: 0 }, "the fault never struck"],
  ["a process left", { faulty: { leftProcesses: 1 } }, "processes left: 1"],
  ["a file left", { faulty: { leftFiles: ["profile"] } }, "files left"],
  ["a secret in the output", { faulty: { output: "practice-1234" } }, "a secret left the process"],
  ["a run past its deadline", { faulty: { tookMs: 200_000 } }, "took 200000 ms"],
  [
    "another end",
    { faulty: { end: { end: "failed", error: { code: "INTERNAL", facts: {} } } } },
    'end: "INTERNAL" instead of "done"',
  ],
  [
    "another outcome",
    { faulty: { days: days({ outcome: "failed", reason: "stopped" }) } },
    "days:",
  ],
  [
    "a reading that is not what is held",
    { faulty: { days: days({ now: [] }) } },
    `${firstDate} as last read`,
  ],
  [
    "a press again without reading",
    { faulty: { messages: [...presses(), ...presses().slice(0, 1)] } },
    "was pressed again unread",
  ],
])("%s is detected", (...[, change, found]) => {
  expect(judgeFaultCase(row, runsWith(change)).join("\n")).toContain(found);
});

test("a missing log line is detected", () => {
  const logged: FaultCase = { ...row, logged: ["browser_relaunched"] };

  expect(judgeFaultCase(logged, runsWith({}))).toEqual(["browser_relaunched was not logged"]);
});

interface Change extends Partial<Pick<JudgedRuns, "passwords" | "posts" | "faulted">> {
  held?: RecordedPunch[];
  heldBetween?: RecordedPunch[];
  faulty?: Partial<RunAccount>;
}

function runsWith({ held: end = allHeld(), ...change }: Change): JudgedRuns {
  const counts = { foreignHostRequests: 0 };
  return {
    site: { counts, punches: () => end },
    passwords: 1,
    posts: 4,
    faulted: 1,
    heldBetween: end,
    ...change,
    faulty: { ...account(), ...change.faulty },
    clean: account(),
  };
}

function account(): RunAccount {
  return {
    end: { end: "done" },
    exitCode: 0,
    days: days({}),
    messages: presses(),
    output: "",
    tookMs: 1_000,
    leftProcesses: 0,
    leftFiles: [],
  };
}

/** Both days verified; the change is the first one's. */
function days(change: Partial<DayRecord>): Map<string, DayRecord> {
  const records = rowsFor(faultDates).map(({ date, row: at }, index): [string, DayRecord] => {
    const wanted: DayRecord["wanted"] = [
      { kind: "work_start", timeMin: 540 },
      { kind: "work_end", timeMin: 1080 },
    ];
    const now = wanted.map((punch) => Object.assign({ pending: false }, punch));
    const record: DayRecord = {
      date,
      row: at,
      wanted,
      note: "",
      sent: [],
      now,
      outcome: "verified",
    };
    return [date, index === 0 ? { ...record, ...change } : record];
  });
  return new Map(records);
}

function presses(): FromRunner[] {
  return faultDates.flatMap((date) =>
    (
      [
        { kind: "work_start", timeMin: 540 },
        { kind: "work_end", timeMin: 1080 },
      ] as const
    ).map((facts): FromRunner => ({
      type: "log",
      level: "info",
      date,
      message: { code: "punch_sending", facts },
    })),
  );
}

function allHeld(): RecordedPunch[] {
  return faultDates.flatMap((date) => [
    held(date, "work_start", 540),
    held(date, "work_end", 1080),
  ]);
}

function held(...[date, kind, minutes]: [string, RecordedPunch["kind"], number]): RecordedPunch {
  return {
    account: "demo@example.jp",
    companyCode: "practice",
    date,
    minutes,
    kind,
    status: "approved",
    note: "",
    groupId: 1,
    method: "PCマイページ修正",
    deletionAsked: false,
  };
}
