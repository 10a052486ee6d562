import { expect, test } from "vitest";
import { assessMemory, createMemoryGuard, type GuardFinding } from "./memory-guard.ts";
import { fakeClock } from "./fakes.ts";

const thresholds = { warningMb: 400, limitMb: 450 };

test.each([
  [399.9, "ok"],
  [400, "ok"],
  [400.1, "high"],
  [450, "high"],
  [450.1, "over_limit"],
] as const)("while idle %d MB is %s", (memoryMb, level) => {
  expect(assessMemory(memoryMb, thresholds).level).toBe(level);
});

test.each([
  [382.4, "ok"],
  [382.5, "critical"],
  [385.2, "critical"],
  [404.9, "critical"],
  [405, "emergency"],
  [900, "emergency"],
] as const)("while a day is being entered %d MB is %s", (memoryMb, level) => {
  expect(assessMemory(memoryMb, thresholds, 14).level).toBe(level);
});

test("a warning below 85 % of the limit is told during a day too", () => {
  expect(assessMemory(310, { warningMb: 300, limitMb: 450 }, 3).level).toBe("high");
});

test("a new job is refused over WARNING and a running one stopped at 90 %, day or no day", () => {
  expect(assessMemory(400, thresholds).refusesNewJob).toBe(false);
  expect(assessMemory(400.1, thresholds).refusesNewJob).toBe(true);
  expect(assessMemory(404.9, thresholds).stopsRunningJob).toBe(false);
  expect(assessMemory(405, thresholds).stopsRunningJob).toBe(true);
  expect(assessMemory(450, thresholds, 3).overLimit).toBe(false);
  expect(assessMemory(450.1, thresholds, 3).overLimit).toBe(true);
});

test("exactly 90 % is an emergency whatever the limit", () => {
  for (let limitMb = 10; limitMb <= 2000; limitMb += 10) {
    const memoryMb = (limitMb / 10) * 9;
    expect(assessMemory(memoryMb, { warningMb: 1, limitMb }, 1).level, `${limitMb}`).toBe(
      "emergency",
    );
  }
});

function watched(figures: { mb: number; day?: number }) {
  const clock = fakeClock();
  const findings: GuardFinding[] = [];
  const guard = createMemoryGuard({
    read: () => figures.mb,
    thresholds,
    clock,
    emit: (finding) => findings.push(finding),
    day: () => figures.day,
    repeatMs: 30_000,
    everyMs: 500,
  });
  return { clock, guard, findings };
}

test("the same level is told once in 30 s, and a change at once", () => {
  const figures = { mb: 410 };
  const { clock, guard, findings } = watched(figures);
  guard.checkNow();
  clock.advance(29_999);
  guard.checkNow();
  expect(findings).toHaveLength(1);
  clock.advance(1);
  guard.checkNow();
  expect(findings).toHaveLength(2);
  figures.mb = 460;
  guard.checkNow();
  expect(findings.map((finding) => finding.kind)).toEqual(["high", "high", "over_limit"]);
});

test("a level that was left and comes back is told again", () => {
  const figures = { mb: 410 };
  const { guard, findings } = watched(figures);
  guard.checkNow();
  figures.mb = 100;
  guard.checkNow();
  figures.mb = 410;
  guard.checkNow();
  expect(findings).toHaveLength(2);
});

test("the day of the one who asks goes before the day of the polling", () => {
  const { guard, findings } = watched({ mb: 406.1, day: 3 });
  expect(guard.checkNow({ day: 14 }).level).toBe("emergency");
  expect(findings).toEqual([{ kind: "emergency", memoryMb: 406.1, percent: 90.2, day: 14 }]);
});

test("polling checks twice a second and ends with its signal", () => {
  const figures: { mb: number; day?: number } = { mb: 100 };
  const { clock, guard, findings } = watched(figures);
  const stop = new AbortController();
  guard.start(stop.signal);
  clock.advance(400);
  Object.assign(figures, { mb: 390, day: 7 });
  expect(findings).toEqual([]);
  clock.advance(100);
  expect(findings).toMatchObject([{ kind: "critical", day: 7 }]);
  stop.abort();
  expect(clock.waiting).toBe(0);
  figures.mb = 440;
  clock.advance(5000);
  expect(findings).toHaveLength(1);
});

test("polling goes on after a reading that threw", () => {
  const clock = fakeClock();
  let reads = 0;
  const guard = createMemoryGuard({
    read: () => {
      reads += 1;
      throw new Error("gone");
    },
    thresholds,
    clock,
    emit: () => undefined,
  });
  guard.start(new AbortController().signal);
  expect(() => clock.advance(500)).toThrow("gone");
  expect(() => clock.advance(500)).toThrow("gone");
  expect(reads).toBe(2);
});

test("an aborted signal starts nothing", () => {
  const { clock, guard } = watched({ mb: 500 });
  guard.start(AbortSignal.abort());
  expect(clock.waiting).toBe(0);
});
