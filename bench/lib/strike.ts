import { setTimeout as wait } from "node:timers/promises";
import type { BenchedService } from "./benched-service.ts";
import { killQuietly } from "./machine/memory-cgroup.ts";
import { childrenOf } from "./machine/process-memory.ts";

/** Who is killed: the server, the runner's whole group, or the browser alone, which the runner then starts anew. */
export const victims = ["server", "runner", "browser"] as const;
export type Victim = (typeof victims)[number];

const bornWithinMs = 5_000;

/** Kills -9; a server is started again. A browser that is not there yet, or no more, cannot be killed. */
export async function strike(
  service: BenchedService,
  { victim, runner }: { victim: Victim; runner: number | undefined },
): Promise<void> {
  switch (victim) {
    case "server":
      await service.kill();
      return await service.start();
    case "runner":
      if (runner !== undefined) killQuietly(-runner);
      return;
    case "browser":
      if (runner === undefined) return;
      for (const browser of childrenOf(runner, "chrom")) killQuietly(browser);
  }
}

/** The runner's process id, which is also that of its group. Undefined where the run ended before it was seen. */
export async function untilBorn(serverPid: number): Promise<number | undefined> {
  const deadlineMs = performance.now() + bornWithinMs;
  while (performance.now() < deadlineMs) {
    const [runner] = childrenOf(serverPid, "runner-main");
    if (runner !== undefined) return runner;
    await wait(5);
  }
  return undefined;
}
