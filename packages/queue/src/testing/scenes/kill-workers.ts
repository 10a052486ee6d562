import { setTimeout as wait } from "node:timers/promises";
import { keys } from "../../redis/keys.ts";
import { watchForSecrets } from "../canary.ts";
import {
  accountsOf,
  lostTimes,
  secretsFound,
  secretWords,
  openMachines,
  outcomeOf,
  pressesOf,
  submitDays,
  until,
  untilEnded,
  untrueDays,
} from "./machines.ts";

export interface KilledWorker {
  /** How many times were pressed before. */
  afterPresses: number;
  /** From the kill until the job was `interrupted`. */
  noticedMs: number;
  outcome: string;
  /** What was wrong; empty where nothing was. */
  problems: string[];
}

const days = 5;
const longestPlusMs = 60;

/** Kills workers at random moments of a job, all at once, and sends each job again. */
export async function killWorkers(kills: number, random: () => number): Promise<KilledWorker[]> {
  await using machines = await openMachines();
  const { site, web, redis } = machines;
  using canary = await watchForSecrets(redis, secretWords);
  const workers = new Map(
    await Promise.all(
      Array.from({ length: kills }, async () => {
        const worker = await machines.startWorker({ dayMs: 60 });
        return [worker.name, worker] as const;
      }),
    ),
  );
  const killed = await Promise.all(
    accountsOf(kills).map(async (account) => {
      const afterPresses = Math.floor(random() * 2 * days);
      const plusMs = random() * longestPlusMs;
      const ref = await submitDays(web, account, days);
      const pressed = () => pressesOf(site, account).length;
      const name = await until(
        async () => (await redis.client.hget(keys.running, ref.jobId)) ?? undefined,
        {
          what: "a worker that takes the job",
        },
      );
      await until(() => pressed() >= afterPresses || undefined, { what: "a press", everyMs: 1 });
      await wait(plusMs);
      workers.get(name)?.signal("SIGKILL");
      const killedMs = performance.now();
      const job = await untilEnded(web.engine, ref);
      const noticedMs = performance.now() - killedMs;
      return { account, afterPresses, noticedMs, job };
    }),
  );
  await machines.startWorker({ places: 5 });
  const results = await Promise.all(
    killed.map(async ({ account, afterPresses, noticedMs, job }) => {
      const untrue = untrueDays(site, account, job);
      const again = await untilEnded(web.engine, await submitDays(web, account, days));
      const outcome = outcomeOf(job);
      const doubles = site.doubles().filter((press) => press.account === account).length;
      const lost = lostTimes(site, account, days);
      const problems = [
        ...(outcome === "interrupted" || outcome === "succeeded" ? [] : [`it ended ${outcome}`]),
        ...untrue.map((day) => `untrue: ${day}`),
        ...(outcomeOf(again) === "succeeded" ? [] : [`sent again it ended ${outcomeOf(again)}`]),
        ...(doubles > 0 ? [`${doubles} pressed twice`] : []),
        ...(lost > 0 ? [`${lost} lost`] : []),
      ];
      return { afterPresses, noticedMs, outcome, problems };
    }),
  );
  results[0]?.problems.push(...(await secretsFound(machines, canary)));
  return results;
}
