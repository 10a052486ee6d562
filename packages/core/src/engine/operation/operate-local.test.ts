import { expect, test } from "vitest";
import { createEngineFixture, jobRequest } from "../../testing/engine-fixture.ts";

test("each run is shown with what its own processes take, and a job that waits with nothing", async () => {
  const memory = new Map([
    [1, 180],
    [4711, 9],
  ]);
  const { engine } = createEngineFixture({ hooks: { runMemoryMb: () => memory } });
  await engine.submit(jobRequest({ login: "a@x.jp" }));
  await engine.submit(jobRequest({ login: "b@x.jp" }));

  const { jobs } = await engine.operation.overview();

  expect(jobs.map(({ state, memoryMb }) => ({ state, memoryMb }))).toEqual([
    { state: "running", memoryMb: 180 },
    { state: "waiting", memoryMb: undefined },
  ]);
});
