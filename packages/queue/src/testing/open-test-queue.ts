import { systemClock } from "@jobcan-automation/core";
import {
  createFakeRunner,
  createFakeTelemetry,
  type EngineUnderTest,
  type FakeRunner,
  type FakeTelemetry,
  usualLimits,
  usualSettings,
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
  leaseMs?: number;
  given?: Partial<GivenOptions>;
}

/** One process' part of the engine, with runs that the test controls. One place to run, three to wait. */
export async function openTestQueue(
  url: string,
  { role = "all", given = {}, leaseMs }: TestQueueOptions = {},
): Promise<TestQueue> {
  const runner = createFakeRunner();
  const telemetry = createFakeTelemetry();
  const errors: unknown[] = [];
  const queue = await openQueue(
    { url, secret: testSecret, role, version: "test", ...(leaseMs !== undefined && { leaseMs }) },
    {
      clock: systemClock,
      runner,
      telemetry,
      limits: usualLimits,
      settings: usualSettings,
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
