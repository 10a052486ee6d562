import { readdirSync } from "node:fs";
import type { Sandbox } from "@jobcan-automation/sandbox";
import { z } from "zod";
import type { FuzzOwner } from "./fuzz-owner.ts";
import { jsonOf } from "./json-of.ts";

const jobSchema = z.object({
  id: z.string(),
  status: z.looseObject({ state: z.string(), stoppedBy: z.string().optional() }),
});
const listSchema = z.object({ jobs: z.array(z.looseObject({ id: z.string() })) });

/** What this owner has lost or got that was not of their own doing. */
export async function judgeOwner(
  owner: FuzzOwner,
  others: readonly FuzzOwner[],
): Promise<string[]> {
  const listed = await owner.send("/api/jobs");
  const parsed = listSchema.safeParse(jsonOf(listed.text));
  if (!parsed.success) return listed.status === 429 ? [] : [`no list of jobs: ${listed.status}`];
  const ids = new Set(parsed.data.jobs.map(({ id }) => id));
  const foreign = others.flatMap(({ jobs }) => jobs).filter((id) => ids.has(id));
  // The list has the newest fifty.
  const lost = owner.jobs.slice(-40).filter((id) => !ids.has(id));
  const stopped = await Promise.all(owner.jobs.slice(-5).map((id) => stoppedByOthers(owner, id)));
  return [
    ...foreign.map((id) => `lists another's job ${id}`),
    ...lost.map((id) => `lost the job ${id}`),
    ...stopped.flat(),
  ];
}

/** A job that was stopped though its owner never asked for it. */
async function stoppedByOthers(owner: FuzzOwner, id: string): Promise<string[]> {
  const answer = await owner.send(`/api/jobs/${id}`);
  const parsed = jobSchema.safeParse(jsonOf(answer.text));
  if (!parsed.success || owner.stopped.has(id)) return [];
  const isStopped = JSON.stringify(parsed.data.status).includes("JOB_CANCELLED");
  return isStopped ? [`the job ${id} was stopped by somebody else`] : [];
}

/** Punches at the practice site that carry another's mark than that of the account they stand in. */
export function foreignPunches(
  { punches }: Pick<Sandbox, "punches">,
  owners: readonly FuzzOwner[],
): string[] {
  return owners.flatMap(({ name, mark, account }) =>
    punches(account.email)
      .filter(({ note }) => note !== "" && note !== mark)
      .map(({ date, note }) => `${name} holds at ${date} a punch with the note ${note}`),
  );
}

/** How many files the server's process has open. */
export function openFiles(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}
