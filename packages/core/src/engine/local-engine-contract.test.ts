import { createEngineFixture } from "../testing/engine-fixture.ts";
import { jobEngineContract } from "../testing/engine-contract/job-engine-contract.ts";

jobEngineContract(async () => {
  const { engine, runner } = createEngineFixture();
  return {
    engine,
    runner,
    async [Symbol.asyncDispose]() {},
  };
});
