import type { CliPorts } from "../../cli-ports.ts";
import { exitCodes } from "../../exit-codes.ts";
import { defineCommand } from "../../parser/command.ts";

/** `stop ID`: now, or with --after-day once the day in hand is settled. */
export const stop = defineCommand({
  name: "stop",
  service: "running",
  operand: "ID",
  options: ["after-day"],
  run: async (ports, { operand: jobId, values }) => {
    await ports.client.jobs.stop(jobId, values["after-day"] ? "after_day" : "now");
    ports.err(`${await stopped(ports, jobId)}\n`);
    return exitCodes.ok;
  },
});

/** The outcome of a job that is over by then, as one that was still waiting is. */
async function stopped({ client, sentences, words }: CliPorts, jobId: string): Promise<string> {
  const { status } = await client.jobs.get(jobId);
  const { jobStates, jobOutcomes, colon } = sentences;
  if (status.state !== "finished") return words.stopSent;
  return `${jobStates.finished}${colon}${jobOutcomes[status.outcome]}`;
}
