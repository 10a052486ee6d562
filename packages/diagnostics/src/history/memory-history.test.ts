import { expect, test } from "vitest";
import type { TelemetryEvent } from "../lines/events.ts";
import { resolveThresholds } from "../memory/memory-thresholds.ts";
import { startMemoryGuard } from "../memory/memory-guard.ts";
import type { MemoryView } from "../memory/memory-view.ts";
import { fakeClock } from "../testing/fakes.ts";
import { createMemoryHistory } from "./memory-history.ts";

const startMs = 1_700_000_000_000;

/** A history that a guard feeds; memory is what `use` says, and scans are counted. */
function openHistory() {
  const clock = fakeClock(startMs);
  const now = { mb: 100, busy: false, scans: 0 };
  const tree = {
    scan() {
      now.scans += 1;
      const [serverMb, runnerMb, browserMb] = [40, now.busy ? 60 : 0, now.mb / 10];
      const sum = { totalMb: now.mb, anonSharedMb: now.mb };
      const how = { measure: "pss" as const, isSelfOnly: false, processes: [] };
      return { serverMb, runnerMb, browserMb, ...sum, ...how };
    },
  };
  const memory = { read: () => ({ source: "cgroup-v2" as const, workingSetMb: now.mb }) };
  const thresholds = resolveThresholds({});
  const history = createMemoryHistory({
    clock,
    memory,
    tree,
    thresholds,
    isBusy: () => now.busy,
    isEntering: () => now.busy,
    onListenerError: (error) => {
      throw error;
    },
  });
  const guarding = new AbortController();
  startMemoryGuard(
    {
      clock,
      thresholds,
      read: () => history.read(),
      isBusy: () => now.busy,
      day: () => undefined,
      emit: () => {},
      onAssessment: () => {},
    },
    guarding.signal,
  );
  return { history, clock, now, all: () => history.between(0, Number.MAX_SAFE_INTEGER) };
}

function check(tag: string, jobId: string, containerMb: number): TelemetryEvent {
  const figures = { containerMb, serverMb: 40, runnerMb: 10, browserMb: 20 };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only what is read is filled in
  return { type: "memory_check", at: startMs, tag, jobId, ...figures } as unknown as TelemetryEvent;
}

test("a sample a second is retained while a job runs, one in 15 s else, and nothing beside is measured", () => {
  const { clock, now, all } = openHistory();
  clock.advance(60_000);
  const idle = all().length;
  now.busy = true;
  clock.advance(60_000);
  const busy = all().length - idle;

  expect(idle).toBe(4);
  expect(busy).toBe(60);
  expect(now.scans).toBe(idle + busy);
});

test("a peak between two samples is in the next one", () => {
  const { history, clock, now, all } = openHistory();
  now.busy = true;
  clock.advance(10_000);
  const before = all().length;
  history.observe(check("browser_after", "j1", 333));
  clock.advance(2_000);

  expect(
    all()
      .slice(before)
      .map(({ containerMb }) => containerMb),
  ).toEqual([333, 100]);
});

test("a job's end is a sample of its own, so that nothing of it is carried into the idle time after it", () => {
  const { history, clock, now, all } = openHistory();
  now.busy = true;
  now.mb = 300;
  clock.advance(3_000);
  history.observe(check("browser_cleanup_after", "j1", 280));
  now.busy = false;
  now.mb = 90;
  history.observe({ ...check("job_completed", "j1", 90), at: clock.now() });
  clock.advance(20_000);

  expect(
    all()
      .slice(-2)
      .map(({ containerMb }) => containerMb),
  ).toEqual([300, 90]);
});

test("six hours are remembered and no more, in less than a megabyte that never grows", () => {
  const { history, clock, now, all } = openHistory();
  now.busy = true;
  const before = process.memoryUsage().arrayBuffers;
  const other = openHistory();
  const taken = process.memoryUsage().arrayBuffers - before;
  clock.advance(7 * 60 * 60_000);
  const [oldest] = all();

  expect(history.bytes).toBeLessThan(1024 ** 2);
  expect(taken).toBeLessThan(1024 ** 2);
  expect(other.history.bytes).toBe(history.bytes);
  expect(clock.now() - (oldest?.at ?? 0)).toBeLessThanOrEqual(6 * 60 * 60_000);
  expect(clock.now() - (oldest?.at ?? 0)).toBeGreaterThan(5.9 * 60 * 60_000);
});

test("six hours are sent as 720 samples, and the one second that was high is among them", () => {
  const { history, clock, now } = openHistory();
  now.busy = true;
  clock.advance(2 * 60 * 60_000);
  now.mb = 412;
  clock.advance(1_000);
  now.mb = 100;
  clock.advance(3 * 60 * 60_000);

  const sent = history.between(startMs, clock.now());
  expect(sent.length).toBeLessThanOrEqual(720);
  expect(Math.max(...sent.map(({ containerMb }) => containerMb))).toBe(412);
  expect(sent.find(({ containerMb }) => containerMb === 412)?.at).toBeGreaterThan(
    startMs + 2 * 60 * 60_000 - 1,
  );
  expect(history.between(startMs, startMs + 60_000).length).toBe(60);
});

test("a job that nobody follows has its peaks, its time and how it ended", () => {
  const { history, clock, now } = openHistory();
  now.busy = true;
  history.observe(check("job_start", "j1", 120));
  clock.advance(5_000);
  now.mb = 250;
  clock.advance(1_000);
  now.mb = 180;
  clock.advance(4_000);
  history.finished({ jobId: "j1", outcome: "failed", code: "LOGIN_REJECTED" });
  now.mb = 400;
  clock.advance(4_000);

  expect(history.jobs()).toEqual([
    {
      jobId: "j1",
      startedAt: startMs,
      peakAt: startMs + 5_500,
      containerMb: 250,
      runnerMb: 60,
      browserMb: 25,
      isShared: false,
      end: { at: startMs + 10_000, outcome: "failed", code: "LOGIN_REJECTED" },
    },
  ]);
});

test("two jobs at a time are told as such, and one that never ran is no row", () => {
  const { history } = openHistory();
  history.observe(check("job_start", "j1", 120));
  history.observe(check("job_start", "j2", 130));
  expect(history.finished({ jobId: "j3", outcome: "expired" })).toBeUndefined();
  history.finished({ jobId: "j1", outcome: "succeeded" });
  history.finished({ jobId: "j2", outcome: "succeeded" });
  history.observe(check("job_start", "j4", 120));

  expect(history.jobs().map(({ jobId, isShared }) => [jobId, isShared])).toEqual([
    ["j1", true],
    ["j2", true],
    ["j4", false],
  ]);
});

test("who follows is given each sample, judged as the guard judges it", () => {
  const { history, clock, now } = openHistory();
  const seen: MemoryView[] = [];
  using _following = history.subscribe((view) => void seen.push(view));
  now.busy = true;
  now.mb = 410;
  clock.advance(2_000);

  expect(seen.map(({ containerMb, level }) => [containerMb, level])).toEqual([
    [410, "emergency"],
    [410, "emergency"],
  ]);
});
