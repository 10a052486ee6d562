import { expect, test } from "vitest";
import { keepLease } from "./keep-lease.ts";

function fakePage(isThere = true) {
  const told: string[] = [];
  const works = new Map<string, () => void>();
  const held = (name: string, work: () => void) => {
    works.set(name, work);
    return () => void works.delete(name);
  };
  return {
    told,
    works,
    ports: {
      touch: async (jobId: string) => {
        told.push(`touch ${jobId}`);
        return await Promise.resolve(isThere);
      },
      sayGoodbye: (jobId: string) => void told.push(`goodbye ${jobId}`),
      every: (ms: number, work: () => void) => held(`every ${ms}`, work),
      onLeave: (work: () => void) => held("leave", work),
    },
  };
}

test("a lease is kept by a touch now and every 30 seconds", () => {
  const { told, works, ports } = fakePage();
  keepLease("j1", ports);

  works.get("every 30000")?.();

  expect(told).toEqual(["touch j1", "touch j1"]);
});

test("closing the page says goodbye; leaving the job's screen does not", () => {
  const { told, works, ports } = fakePage();
  const end = keepLease("j1", ports);
  works.get("leave")?.();
  end();

  expect(told).toEqual(["touch j1", "goodbye j1"]);
  expect(works.size).toBe(0);
});

test("a job that is no more is not asked after again", async () => {
  const { works, ports } = fakePage(false);
  keepLease("j1", ports);
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();

  expect(works.size).toBe(0);
});
