import { expect, test } from "vitest";
import { renewLease } from "./renew-lease.ts";

function fakePage(exists = true) {
  const calls: string[] = [];
  const works = new Map<string, () => void>();
  const register = (name: string, work: () => void) => {
    works.set(name, work);
    return () => void works.delete(name);
  };
  return {
    calls,
    works,
    ports: {
      touch: async (jobId: string) => {
        calls.push(`touch ${jobId}`);
        return await Promise.resolve(exists);
      },
      sendGoodbye: (jobId: string) => void calls.push(`goodbye ${jobId}`),
      every: (ms: number, work: () => void) => register(`every ${ms}`, work),
      onLeave: (work: () => void) => register("leave", work),
    },
  };
}

test("a lease is renewed now and every 30 seconds", () => {
  const { calls, works, ports } = fakePage();
  renewLease("j1", ports);

  works.get("every 30000")?.();

  expect(calls).toEqual(["touch j1", "touch j1"]);
});

test("closing the page says goodbye; leaving the job's screen does not", () => {
  const { calls, works, ports } = fakePage();
  const end = renewLease("j1", ports);
  works.get("leave")?.();
  end();

  expect(calls).toEqual(["touch j1", "goodbye j1"]);
  expect(works.size).toBe(0);
});

test("the lease of a job that no longer exists is not renewed", async () => {
  const { works, ports } = fakePage(false);
  renewLease("j1", ports);
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();

  expect(works.size).toBe(0);
});
