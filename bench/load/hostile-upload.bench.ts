import { createAutofillClient, createCookieJar } from "@jobcan-automation/client";
import { workbookLimits } from "@jobcan-automation/contract";
import {
  type JobFigures,
  judgeAttack,
  month,
  runJob,
  uploadMeanwhile,
} from "../lib/attack/attacked-job.ts";
import { createUploadAttack } from "../lib/attack/upload-attack.ts";
import { openBenchedService } from "../lib/benched-service.ts";
import { whyTimesAreLoose } from "../lib/machine/machine-load.ts";
import { noCgroup, skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";

const goalReaderMb = 100;

/**
 * One user uploads hostile files as often as allowed, while another user's job runs and a third user uploads a month.
 */
export async function run(): Promise<boolean> {
  // Read before the attack, which adds to the load.
  const busy = whyTimesAreLoose();
  const { limitMb, latencyMs } = month;
  await using service = await openBenchedService({ limitMb, latencyMs });
  if (!service.cgroup) return skip(noCgroup);
  const { url, client } = service;
  const calm: JobFigures[] = [];
  const attacked: JobFigures[] = [];
  const attack = createUploadAttack(service);
  const honestMs: number[] = [];
  // Alternate, so that a busy moment of the machine affects both.
  for (let round = 0; round < month.rounds; round += 1) {
    calm.push(await runJob(service, client));
    attack.begin();
    const third = createAutofillClient({ url, cookieJar: createCookieJar() });
    const uploading = uploadMeanwhile(third, attack.signal, honestMs);
    attacked.push(await runJob(service, client));
    await attack.end();
    await uploading;
  }
  printTable("Files against the reader, each as often as there was time", attack.rows());
  const { oomKills } = service.cgroup.read();
  const peakMb = attack.peakMb();
  const more = `reader's peak ${peakMb.toFixed(0)} MB (goal ≤ ${goalReaderMb}, wall at ${workbookLimits.readerMemoryMb}); `;
  const isWell = judgeAttack({ calm, attacked, honestMs, oomKills, busy, more });
  return isWell && peakMb <= goalReaderMb;
}
