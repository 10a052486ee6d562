import { type DayOutcome, dayOutcomes, type JobSummary } from "@jobcan-automation/contract";
import type { CliPorts } from "../../cli-ports.ts";
import { exitCodes } from "../../exit-codes.ts";
import { defineCommand } from "../../parser/command.ts";
import { fitTable } from "../../terminal/format-table.ts";
import { japanTime } from "../../terminal/japan-clock.ts";
import { printJson } from "../../terminal/print-json.ts";

/** `jobs`: this machine's jobs that the service still knows, the newest first. */
export const jobs = defineCommand({
  name: "jobs",
  service: "own",
  options: [],
  run: async (ports) => {
    const found = await ports.client.jobs.list(ports.interrupted);
    if (ports.json) printJson(ports, found);
    else if (found.length === 0) ports.err(`${ports.words.noJobs}\n`);
    else ports.out(`${tableOf(found, ports)}\n`);
    return exitCodes.ok;
  },
});

function tableOf(found: readonly JobSummary[], ports: CliPorts): string {
  const { sentences, words, columns = Number.POSITIVE_INFINITY } = ports;
  const rows = found.map((job) => [
    job.id,
    japanTime(job.status.queuedAt),
    sentences.targets[job.target],
    sentences.jobModes[job.mode],
    stateText(job, ports),
    job.fileName,
  ]);
  return fitTable(words.jobColumns, rows, columns);
}

/** A finished job has its outcome in place of its state: "Done (Verified 19)". */
function stateText({ status, days }: JobSummary, { sentences, words }: CliPorts): string {
  if (status.state !== "finished") return sentences.jobStates[status.state];
  const counts = Object.entries(days).flatMap(([end, count]) =>
    isOutcome(end) ? [`${sentences.outcomes[end]} ${count}`] : [],
  );
  const outcome = sentences.jobOutcomes[status.outcome];
  return counts.length === 0 ? outcome : `${outcome}${words.counts(counts)}`;
}

function isOutcome(end: string): end is DayOutcome {
  return dayOutcomes.some((outcome) => outcome === end);
}
