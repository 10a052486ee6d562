import {
  type Arbitrary,
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  nat,
  oneof,
  record,
} from "fast-check";
import { expect, test } from "vitest";
import { type EngineFixture, createEngineFixture, jobRequest } from "../testing/engine-fixture.ts";
import type { JobRef } from "../record/job-request.ts";

const owners = ["owner-a", "owner-b", "owner-c"] as const;
const logins = ["p@x.jp", "q@x.jp", "r@x.jp", "s@x.jp"] as const;

const ask = {
  stop: async ({ engine }: EngineFixture, ref: JobRef) => await engine.stop(ref, "now"),
  touch: async ({ engine }: EngineFixture, ref: JobRef) => await engine.touch(ref),
  goodbye: async ({ engine }: EngineFixture, ref: JobRef) => await engine.goodbye(ref),
  get: async ({ engine }: EngineFixture, ref: JobRef) => void (await engine.get(ref)),
};

const passing = {
  end: async ({ runner }: EngineFixture) =>
    await runner.runs.at(-1)?.end({ how: "reported", report: { end: "done" } }),
  wait: async ({ clock }: EngineFixture) => await clock.advance(40_000),
  longWait: async ({ clock }: EngineFixture) => await clock.advance(700_000),
};

const owner = constantFrom(...owners);
const step = oneof(
  record({ kind: constant("submit" as const), owner, login: constantFrom(...logins) }),
  record({
    kind: constant("ask" as const),
    owner,
    what: constantFrom("stop", "touch", "goodbye", "get"),
    which: nat(20),
  }),
  record({ kind: constant("pass" as const), what: constantFrom("end", "wait", "longWait") }),
);

type Step = typeof step extends Arbitrary<infer Taken> ? Taken : never;

test("whatever users do in whatever order, each sees and moves only jobs of their own", async () => {
  await assert(
    // Some 10,000 steps in all (docs/faults.md F61); without a size a run would have ten at most.
    asyncProperty(array(step, { maxLength: 60, size: "max" }), async (steps) => {
      const fixture = createEngineFixture();
      const ownerOf = new Map<string, string>();
      for (const taken of steps) await take(taken, fixture, ownerOf);
      for (const [jobId, own] of ownerOf) {
        for (const other of owners.filter((name) => name !== own)) {
          await expect(fixture.engine.get({ jobId, owner: other })).rejects.toThrow(
            "JOB_NOT_FOUND",
          );
        }
      }
    }),
    { numRuns: 350 },
  );
});

async function take(taken: Step, fixture: EngineFixture, ownerOf: Map<string, string>) {
  switch (taken.kind) {
    case "submit": {
      const request = jobRequest({ owner: taken.owner, login: taken.login });
      const answer = await fixture.engine.submit(request).catch(() => undefined);
      if (answer === undefined) return;
      assertSame(ownerOf.get(answer.jobId) ?? taken.owner, taken.owner);
      ownerOf.set(answer.jobId, taken.owner);
      return;
    }
    case "ask": {
      const jobId = [...ownerOf.keys()][taken.which % Math.max(1, ownerOf.size)] ?? "none";
      const answered = await ask[taken.what](fixture, { jobId, owner: taken.owner }).then(
        () => true,
        () => false,
      );
      if (answered) assertSame(ownerOf.get(jobId), taken.owner);
      return;
    }
    case "pass":
      await passing[taken.what](fixture);
  }
}

function assertSame(known: string | undefined, given: string): void {
  expect(known).toBe(given);
}
