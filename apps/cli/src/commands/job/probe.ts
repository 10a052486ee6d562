import { skeletonFile } from "@jobcan-automation/client";
import type { CliPorts } from "../../cli-ports.ts";
import { defineCommand } from "../../parser/command.ts";
import { accountOptions, credentialsFor } from "../credentials.ts";
import { personAt } from "../person-at.ts";
import { saveFile } from "../save-file.ts";
import { followToEnd } from "./follow-to-end.ts";

/** `probe`: a connection test; with --skeleton it saves the structure of the pages that were not understood. */
export const probe = defineCommand({
  name: "probe",
  service: "own-run",
  options: [...accountOptions, "skeleton"],
  run: async (ports, { values }) => {
    const { client, words } = ports;
    const { target = "jobcan", skeleton: path } = values;
    const credentials = await credentialsFor(ports, values);
    const order = {
      credentials,
      target,
      requestKey: ports.newRequestKey(),
      person: personAt(ports),
    };
    const options = path === undefined ? {} : { options: { skeleton: "unread" as const } };
    const { jobId, attached } = await client.jobs.probe({ ...order, ...options });
    await ports.storeOwner();
    ports.err(`${attached ? words.attached(jobId) : words.started(jobId, ports.isOwn)}\n`);
    const exit = await followToEnd(ports, jobId);
    if (path !== undefined) await saveSkeletons(ports, jobId, path);
    return exit;
  },
});

async function saveSkeletons(ports: CliPorts, jobId: string, path: string): Promise<void> {
  const file = skeletonFile(await ports.client.jobs.skeletons(jobId));
  if (file === undefined) ports.err(`${ports.words.noSkeleton}\n`);
  else await saveFile(ports, path, Promise.resolve(new Blob([file])));
}
