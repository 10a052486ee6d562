import fc from "fast-check";
import { expect, test } from "vitest";
import { createEngineFixture, jobRequest } from "../testing/engine-fixture.ts";

const owners = ["owner-a", "owner-b", "owner-c"] as const;
const logins = ["p@x.jp", "q@x.jp", "r@x.jp", "s@x.jp"] as const;

const step = fc.oneof(
  fc.record({
    do: fc.constant("submit" as const),
    owner: fc.constantFrom(...owners),
    login: fc.constantFrom(...logins),
  }),
  fc.record({
    do: fc.constantFrom("stop", "touch", "goodbye", "look"),
    owner: fc.constantFrom(...owners),
    which: fc.nat(20),
  }),
  fc.record({ do: fc.constantFrom("end", "wait", "prune", "restartless") }),
);

test("whatever users do in whatever order, each sees and moves only jobs of their own", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { engine, runner, clock } = createEngineFixture();
      const ownerOf = new Map<string, string>();
      for (const taken of steps) {
        if (taken.do === "submit") {
          const request = jobRequest({ owner: taken.owner, login: taken.login });
          const answer = await engine.submit(request).catch(() => undefined);
          if (answer === undefined) continue;
          expect(ownerOf.get(answer.jobId) ?? taken.owner).toBe(taken.owner);
          ownerOf.set(answer.jobId, taken.owner);
        } else if ("which" in taken) {
          const ids = [...ownerOf.keys()];
          const jobId = ids[taken.which % Math.max(1, ids.length)] ?? "none";
          const ref = { jobId, owner: taken.owner };
          const work =
            taken.do === "stop"
              ? engine.stop(ref, "now")
              : taken.do === "touch"
                ? engine.touch(ref)
                : taken.do === "goodbye"
                  ? engine.goodbye(ref)
                  : engine.get(ref);
          const answered = await work.then(
            () => true,
            () => false,
          );
          if (answered) expect(ownerOf.get(jobId)).toBe(taken.owner);
        } else if (taken.do === "end") {
          await runner.runs.at(-1)?.end({ how: "told", end: { end: "done" } });
        } else {
          await clock.advance(taken.do === "wait" ? 40_000 : 700_000);
        }
      }
      // Everyone looks at everything: only the owner is answered.
      for (const [jobId, owner] of ownerOf) {
        for (const other of owners.filter((name) => name !== owner)) {
          await expect(engine.get({ jobId, owner: other })).rejects.toThrow("JOB_NOT_FOUND");
        }
      }
    }),
    { numRuns: 150 },
  );
});
