import type { TimesheetRow } from "@jobcan-automation/contract";
import type { EngineLimits, EngineOptions, MemoryVerdict } from "../engine/engine-options.ts";
import type { JobRequest } from "../record/job-request.ts";
import type { JobStore } from "../record/job-store.ts";
import { type LocalEngine, createLocalEngine } from "../engine/local-engine.ts";
import { createMemoryStore } from "./memory-store.ts";
import { Secret } from "../base/secret.ts";
import { type FakeClock, createFakeClock } from "./fake-clock.ts";
import { type FakeRunner, createFakeRunner } from "./fake-runner.ts";
import { type FakeTelemetry, createFakeTelemetry } from "./fake-telemetry.ts";

/** An engine among fakes. */
export interface EngineFixture {
  engine: LocalEngine;
  clock: FakeClock;
  runner: FakeRunner;
  telemetry: FakeTelemetry;
  store: JobStore;
  errors: unknown[];
  recoveredUploads: string[];
  removedUploads: string[];
  /** Instances that this one has taken over. */
  takenOver: string[];
  /** This one's name, where it was taken over. */
  superseded: string[];
  /** The memory verdict for a new job; a test may change it. */
  memory: MemoryVerdict;
}

export interface EngineFixtureOptions {
  limits?: Partial<EngineLimits>;
  store?: JobStore;
  clock?: FakeClock;
  instance?: string;
  takeOverAfterMs?: number;
  sittingMs?: number;
  /** What links this engine to others, and to the system. */
  hooks?: Pick<EngineOptions, "beforePress" | "onEvent" | "failures" | "runMemoryMb">;
  /** Other server processes that run, as far as the system can say. */
  alive?: ReadonlySet<string>;
}

/** An owner's share is a test's own matter. */
export const usualLimits: EngineLimits = {
  maxActive: 1,
  maxQueue: 3,
  perOwner: 100,
  queuedMaxWaitMs: 1_800_000,
  retentionMs: 1_800_000,
};

/** What runs that the test controls are given. */
export const usualSettings: EngineOptions["settings"] = {
  sites: {
    practice: { idUrl: "http://id.localhost:1", sslUrl: "http://ssl.localhost:1" },
    jobcan: { idUrl: "https://id.jobcan.jp", sslUrl: "https://ssl.jobcan.jp" },
  },
  browser: { executablePath: "/chromium", sandbox: true },
  punchDelayMs: 300,
  timeoutMs: 1_800_000,
  personWaitMs: 240_000,
  stepTimeoutMs: 15_000,
};

export function createEngineFixture(options: EngineFixtureOptions = {}): EngineFixture {
  const clock = options.clock ?? createFakeClock();
  const runner = createFakeRunner();
  const telemetry = createFakeTelemetry();
  const store = options.store ?? createMemoryStore();
  const errors: unknown[] = [];
  const recoveredUploads: string[] = [];
  const removedUploads: string[] = [];
  const takenOver: string[] = [];
  const superseded: string[] = [];
  const memory = { usedMb: 100, warningMb: 400, limitMb: 450, refusesNewJob: false };
  const instance = options.instance ?? "1.1";
  let ids = 0;
  const engine = createLocalEngine({
    clock,
    runner,
    telemetry,
    store,
    instance,
    limits: {
      ...usualLimits,
      ...options.limits,
    },
    settings: usualSettings,
    ...(options.sittingMs !== undefined && { sittingMs: options.sittingMs }),
    memory: () => memory,
    isInstanceGone: (other) => other !== instance && options.alive?.has(other) !== true,
    ...(options.takeOverAfterMs !== undefined && { takeOverAfterMs: options.takeOverAfterMs }),
    ...options.hooks,
    onSuperseded: () => void superseded.push(instance),
    onNeighbourGone: (gone) => void takenOver.push(gone),
    newId: () => `job-${(ids += 1)}-${instance}`,
    onRecovered: (uploadId) => void recoveredUploads.push(uploadId),
    onRemoved: (uploadId) => void removedUploads.push(uploadId),
    onError: (error) => void errors.push(error),
  });
  return {
    engine,
    clock,
    runner,
    telemetry,
    store,
    errors,
    recoveredUploads,
    removedUploads,
    takenOver,
    superseded,
    memory,
  };
}

/** Days of November 2026, nine to six. */
export function rowsOf(days: number): TimesheetRow[] {
  return Array.from({ length: days }, (_, index) => ({
    row: index + 2,
    date: `2026-11-${String(index + 1).padStart(2, "0")}`,
    startMin: 540,
    endMin: 1080,
    breaks: [],
    note: "",
  }));
}

/** A request of two days from an address of its own, with the test's changes. */
export function jobRequest(
  differing: Partial<Omit<JobRequest, "login" | "password">> & { login?: string } = {},
): JobRequest {
  const { login = "taro@example.jp", ...rest } = differing;
  return {
    owner: "owner-a",
    address: crypto.randomUUID(),
    uploadId: "upload-1",
    fileName: "november.xlsx",
    rows: rowsOf(2),
    password: new Secret("correct horse"),
    companyCode: undefined,
    target: "jobcan",
    mode: "fill",
    options: {},
    requestKey: crypto.randomUUID(),
    person: "absent",
    ...rest,
    login: new Secret(login),
  };
}
