import { systemClock } from "@jobcan-automation/core";
import {
  createFakeRunner,
  createFakeTelemetry,
  type EngineUnderTest,
  type FakeRunner,
  type FakeTelemetry,
} from "@jobcan-automation/core/testing";
import { openQueue, type OpenedQueue } from "../open-queue.ts";
import type { GivenOptions, QueueSettings } from "../queue-options.ts";

const testSecret = "a secret of thirty-two characters";

export interface TestQueue extends EngineUnderTest {
  queue: OpenedQueue;
  runner: FakeRunner;
  telemetry: FakeTelemetry;
  errors: unknown[];
}

export interface TestQueueOptions {
  role?: QueueSettings["role"];
  given?: Partial<GivenOptions>;
}

/** One process' part of the engine, with runs that the test controls. One place to run, three to wait. */
export async function openTestQueue(
  url: string,
  { role = "all", given = {} }: TestQueueOptions = {},
): Promise<TestQueue> {
  const runner = createFakeRunner();
  const telemetry = createFakeTelemetry();
  const errors: unknown[] = [];
  const queue = await openQueue(
    { url, secret: testSecret, role, version: "test" },
    {
      clock: systemClock,
      runner,
      telemetry,
      limits: {
        maxActive: 1,
        maxQueue: 3,
        perOwner: 100,
        queuedMaxWaitMs: 1_800_000,
        retentionMs: 1_800_000,
      },
      settings: {
        sites: {
          practice: { idUrl: "http://id.localhost:1", sslUrl: "http://ssl.localhost:1" },
          jobcan: { idUrl: "https://id.jobcan.jp", sslUrl: "https://ssl.jobcan.jp" },
        },
        browser: { executablePath: "/chromium", sandbox: true },
        punchDelayMs: 300,
        timeoutMs: 1_800_000,
        personWaitMs: 240_000,
        stepTimeoutMs: 15_000,
      },
      memory: () => ({ usedMb: 100, warningMb: 400, limitMb: 450, refusesNewJob: false }),
      instance: "1.1",
      newId: () => crypto.randomUUID().replaceAll("-", ""),
      onRemoved: () => {},
      onError: (error) => void errors.push(error),
      ...given,
    },
  );
  return {
    queue,
    engine: queue.engine,
    runner,
    telemetry,
    errors,
    async [Symbol.asyncDispose]() {
      // One may just be starting.
      const ending = setInterval(() => {
        for (const run of runner.runs) void run.end({ how: "killed" });
      }, 5);
      await queue.engine.shutdown();
      clearInterval(ending);
      queue.close();
    },
  };
}
