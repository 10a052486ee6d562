import { defineCommand } from "../../parser/command.ts";
import { followToEnd } from "./follow-to-end.ts";

/** `follow ID`: a job's log from where it stands, then its receipt. */
export const follow = defineCommand({
  name: "follow",
  service: "running",
  operand: "ID",
  options: [],
  run: async (ports, { operand: jobId }) => {
    // An unknown id fails here: the stream would take it for a lost connection and retry.
    await ports.client.jobs.get(jobId);
    return await followToEnd(ports, jobId);
  },
});
