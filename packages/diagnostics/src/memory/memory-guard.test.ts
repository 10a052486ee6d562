import { expect, test } from "vitest";
import {
  assessMemory,
  startMemoryGuard,
  type DayInHand,
  type GuardFinding,
} from "./memory-guard.ts";
import { fakeClock } from "../testing/fakes.ts";

const thresholds = { warningMb: 400, limitMb: 450 };

test.each([
  [399.9, "ok"],
  [400, "ok"],
  [400.1, "high"],
  [450, "high"],
  [450.1, "over_limit"],
] as const)("while idle %d MB is %s", (memoryMb, level) => {
  expect(assessMemory({ workingSetMb: memoryMb }, thresholds).level).toBe(level);
});

test.each([
  [382.4, "ok"],
  [382.5, "critical"],
  [385.2, "critical"],
  [404.9, "critical"],
  [405, "emergency"],
  [900, "emergency"],
] as const)("while a day is being entered %d MB is %s", (memoryMb, level) => {
  expect(assessMemory({ workingSetMb: memoryMb }, thresholds, true).level).toBe(level);
});

test("a warning below 85 % of the limit counts during a day too", () => {
  expect(assessMemory({ workingSetMb: 310 }, { warningMb: 300, limitMb: 450 }, true).level).toBe(
    "high",
  );
});

test("a new job is refused over WARNING and a running one stopped at 90 %, day or no day", () => {
  expect(assessMemory({ workingSetMb: 400 }, thresholds).refusesNewJob).toBe(false);
  expect(assessMemory({ workingSetMb: 400.1 }, thresholds).refusesNewJob).toBe(true);
  expect(assessMemory({ workingSetMb: 404.9 }, thresholds).stopsRunningJob).toBe(false);
  expect(assessMemory({ workingSetMb: 405 }, thresholds).stopsRunningJob).toBe(true);
  expect(assessMemory({ workingSetMb: 450 }, thresholds, true).overLimit).toBe(false);
  expect(assessMemory({ workingSetMb: 450.1 }, thresholds, true).overLimit).toBe(true);
});

test("exactly 90 % is an emergency whatever the limit", () => {
  for (let limitMb = 10; limitMb <= 2000; limitMb += 10) {
    const memoryMb = (limitMb / 10) * 9;
    expect(
      assessMemory({ workingSetMb: memoryMb }, { warningMb: 1, limitMb }, true).level,
      `${limitMb}`,
    ).toBe("emergency");
  }
});

test.each([
  [404.9, 404.9, "critical"],
  [405, 359.9, "critical"],
  [405, 360, "emergency"],
  [450, 359.9, "critical"],
  [450.1, 100, "emergency"],
] as const)(
  "of %d MB with %d that the kernel cannot drop a day's level is %s",
  (workingSetMb, unreclaimableMb, level) => {
    const judged = assessMemory({ workingSetMb, unreclaimableMb }, thresholds, true);
    expect(judged.level).toBe(level);
    expect(judged.stopsRunningJob).toBe(level === "emergency");
  },
);

test("a job is not stopped for file pages, but new ones are refused over WARNING all the same", () => {
  const judged = assessMemory({ workingSetMb: 440, unreclaimableMb: 200 }, thresholds, true);
  expect(judged).toMatchObject({ stopsRunningJob: false, refusesNewJob: true, percent: 97.8 });
  expect(judged.alarms).toEqual(["high", "critical"]);
});

interface Figures {
  mb: number;
  day?: DayInHand;
  busy?: boolean;
}

function dayOf(jobId: string): DayInHand {
  return { day: 14, jobId };
}

function watched(figures: Figures, stop = new AbortController()) {
  const clock = fakeClock();
  const findings: GuardFinding[] = [];
  let checks = 0;
  const options = {
    read: () => ({ workingSetMb: figures.mb }),
    thresholds,
    clock,
    isBusy: () => figures.busy === true,
    day: () => figures.day,
    emit: (finding: GuardFinding) => findings.push(finding),
    onAssessment: () => {
      checks += 1;
    },
  };
  startMemoryGuard(options, stop.signal);
  return { clock, findings, stop, checks: () => checks };
}

test("the same level is reported once in 30 s, and a change at once", () => {
  const figures = { mb: 410, busy: true };
  const { clock, findings } = watched(figures);
  clock.advance(500);
  clock.advance(29_999);
  expect(findings).toHaveLength(1);
  clock.advance(1);
  expect(findings).toHaveLength(2);
  figures.mb = 460;
  clock.advance(500);
  expect(findings.map((finding) => finding.kind)).toEqual(["high", "high", "over_limit"]);
});

test("a level that was left and comes back is reported again", () => {
  const figures = { mb: 410, busy: true };
  const { clock, findings } = watched(figures);
  clock.advance(500);
  figures.mb = 100;
  clock.advance(500);
  figures.mb = 410;
  clock.advance(500);
  expect(findings).toHaveLength(2);
});

test("a figure that wavers about a threshold is one alarm, reported once in 30 s", () => {
  const figures: Figures = { mb: 404, day: dayOf("j1"), busy: true };
  const { clock, findings } = watched(figures);
  for (const mb of [404, 381, 399, 405, 370, 401, 390]) {
    figures.mb = mb;
    clock.advance(500);
  }
  expect(findings.map(({ kind, memoryMb }) => `${memoryMb} ${kind}`)).toEqual([
    "404 high",
    "404 critical",
    "405 emergency",
  ]);
});

test("a finding names the day that is being entered", () => {
  const { clock, findings } = watched({ mb: 385.2, day: dayOf("j1"), busy: true });
  clock.advance(500);
  expect(findings).toEqual([
    { kind: "critical", memoryMb: 385.2, percent: 85.6, day: 14, jobId: "j1" },
  ]);
});

test("each alarm has a threshold of its own, while a day is being entered as well as while none is", () => {
  const figures: Figures = { mb: 383, day: dayOf("j1"), busy: true };
  const { clock, findings } = watched(figures);
  for (const mb of [383, 401, 405, 451]) {
    figures.mb = mb;
    clock.advance(500);
  }
  expect(findings.map(({ kind, memoryMb }) => `${memoryMb} ${kind}`)).toEqual([
    "383 critical",
    "401 high",
    "405 emergency",
    "451 over_limit",
  ]);
});

test("an alarm of another job is reported at once", () => {
  const figures: Figures = { mb: 390, day: dayOf("j1"), busy: true };
  const { clock, findings } = watched(figures);
  clock.advance(500);
  figures.day = dayOf("j2");
  clock.advance(500);
  clock.advance(500);
  expect(findings.map((finding) => "jobId" in finding && finding.jobId)).toEqual(["j1", "j2"]);
});

test("while a job runs memory is checked twice a second, else every 5 s, until the signal", () => {
  const figures: Figures = { mb: 100 };
  const { clock, stop, checks } = watched(figures);
  clock.advance(4_999);
  expect(checks()).toBe(0);
  clock.advance(1);
  expect(checks()).toBe(1);
  figures.busy = true;
  clock.advance(5_000);
  expect(checks()).toBe(11);
  stop.abort();
  expect(clock.waiting).toBe(0);
  clock.advance(5_000);
  expect(checks()).toBe(11);
});

test("from 85 % on a day is watched ten times a second", () => {
  const figures: Figures = { mb: 390, day: dayOf("j1"), busy: true };
  const { clock, checks } = watched(figures);
  clock.advance(500);
  clock.advance(500);
  expect(checks()).toBe(6);
  figures.mb = 100;
  clock.advance(100);
  clock.advance(1_000);
  expect(checks()).toBe(9);
});

test("a job that begins just after an idle check is checked within half a second", () => {
  const figures: Figures = { mb: 100 };
  const { clock, findings } = watched(figures);
  clock.advance(5_000);
  Object.assign(figures, { mb: 420, day: dayOf("j1"), busy: true });
  clock.advance(500);
  expect(findings).toMatchObject([{ kind: "high" }, { kind: "emergency", jobId: "j1" }]);
});

test("watching goes on after a reading that threw", () => {
  let broken = true;
  const { clock, findings } = watched({
    busy: true,
    get mb() {
      if (broken) throw new Error("gone");
      return 420;
    },
  });
  expect(() => clock.advance(500)).toThrow("gone");
  broken = false;
  clock.advance(500);
  expect(findings).toHaveLength(1);
});

test("an aborted signal starts nothing", () => {
  const stop = new AbortController();
  stop.abort();
  const { clock } = watched({ mb: 500 }, stop);
  expect(clock.waiting).toBe(0);
});
