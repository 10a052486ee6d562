import {
  type JobFigures,
  judgeAttack,
  month,
  runJob,
  uploadMeanwhile,
} from "../lib/attack/attacked-job.ts";
import { clientAt, createShareAttack } from "../lib/attack/share-attack.ts";
import { openBenchedService } from "../lib/benched-service.ts";
import { whyTimesAreLoose } from "../lib/machine/machine-load.ts";
import { noCgroup, skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";

/**
 * One address takes all it can get (uploads that are large, slow or many, templates, places in the queue), while
 * somebody's job runs in 512 MB and a third user uploads a month.
 */
export async function run(): Promise<boolean> {
  // Read before the attack, which adds to the load.
  const busy = whyTimesAreLoose();
  const { limitMb, latencyMs } = month;
  const env = { TRUSTED_PROXY_HOPS: "1" };
  await using service = await openBenchedService({ limitMb, latencyMs, env });
  if (!service.cgroup) return skip(noCgroup);
  const attack = createShareAttack(service.url);
  const somebody = () => clientAt(service.url, "203.0.113.9");
  const calm: JobFigures[] = [];
  const attacked: JobFigures[] = [];
  const honestMs: number[] = [];
  // Alternate, so that a busy moment of the machine affects both.
  for (let round = 0; round < month.rounds; round += 1) {
    calm.push(await runJob(service, somebody()));
    const stop = new AbortController();
    const job = runJob(service, somebody(), () => attack.begin());
    const uploading = uploadMeanwhile(clientAt(service.url, "203.0.113.10"), stop.signal, honestMs);
    attacked.push(await job);
    stop.abort();
    await Promise.all([attack.end(), uploading]);
  }
  printTable("One address against the shares", attack.rows());
  const { oomKills } = service.cgroup.read();
  return judgeAttack({ calm, attacked, honestMs, oomKills, busy });
}
