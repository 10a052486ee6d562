import type { JobView, RecheckDay, RecheckOrder, Target } from "@jobcan-automation/contract";
import { wantedPunches } from "@jobcan-automation/timesheet";
import type { CliPorts } from "../../cli-ports.ts";
import { exitCodes } from "../../exit-codes.ts";
import { defineCommand } from "../../parser/command.ts";
import type { OptionName, Values } from "../../parser/options.ts";
import { UsageError } from "../../parser/usage-error.ts";
import { accountOptions, credentialsFor } from "../credentials.ts";
import { personAt } from "../person-at.ts";
import { chooseRows } from "./choose-rows.ts";
import { followSameWork, type Work } from "./follow-same-work.ts";
import { sheetOptions } from "./read-sheet.ts";

const recheckOptions = [
  ...accountOptions,
  "note",
  "group",
  ...sheetOptions,
] as const satisfies OptionName[];

type RecheckValues = Pick<Values, (typeof recheckOptions)[number]>;

/** What is read again: a job that is known, or days of a file. `target` where it is known by that. */
interface Earlier extends Pick<Work, "days" | "leftOut"> {
  of: RecheckOrder["of"];
  target?: Target | undefined;
}

/** `recheck JOB`: what Jobcan holds now of a job's days; a receipt or the sheet does where its record is gone. */
export const recheck = defineCommand({
  name: "recheck",
  service: "own-run",
  operand: "JOB",
  options: recheckOptions,
  run: async (ports, { operand, values }) => {
    const earlier = await earlierOf(ports, operand, values);
    if (earlier === undefined) return exitCodes.sheet;
    const target = values.target ?? earlier.target ?? "jobcan";
    const credentials = await credentialsFor(ports, { ...values, target });
    const order = {
      credentials,
      target,
      of: earlier.of,
      requestKey: ports.newRequestKey(),
      person: personAt(ports),
    };
    const answer = await ports.client.jobs.recheck(order);
    const { days, leftOut } = earlier;
    return await followSameWork(ports, answer, { mode: "recheck", target, days, leftOut });
  },
});

/** Undefined where the sheet has to be corrected first. */
async function earlierOf(
  ports: CliPorts,
  operand: string,
  values: RecheckValues,
): Promise<Earlier | undefined> {
  if (/\.json$/i.test(operand)) return await ofReceipt(ports, operand);
  if (/\.(?:xlsx|xlsm|csv)$/i.test(operand)) return await ofSheet(ports, operand, values);
  const { days, target } = await ports.client.jobs.get(operand);
  return { of: { jobId: operand }, days, leftOut: 0, target };
}

/** A receipt as JSON, whichever command saved it. */
async function ofReceipt(ports: CliPorts, path: string): Promise<Earlier> {
  const text = await (await ports.readFile(path)).text();
  const receipt = parsed(text);
  if (!Array.isArray(receipt?.days) || !receipt.days.every(isDay)) {
    throw new UsageError((words) => words.notAReceipt(path));
  }
  const { fileName = "", target } = receipt;
  const days = receipt.days.map(recheckDay);
  return { of: { fileName, days }, days, leftOut: 0, target };
}

/** The service checks what stands in it. */
function parsed(text: string): Partial<Pick<JobView, "days" | "fileName" | "target">> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether it is enough of a day to be read on. */
function isDay(day: unknown): boolean {
  return typeof day === "object" && day !== null && "wanted" in day && Array.isArray(day.wanted);
}

function recheckDay(day: RecheckDay): RecheckDay {
  const { date, row, wanted, note, place, notTaken, outcome, reason } = day;
  return { date, row, wanted, note, place, notTaken, outcome, reason };
}

async function ofSheet(
  ports: CliPorts,
  path: string,
  values: RecheckValues,
): Promise<Earlier | undefined> {
  const chosen = await chooseRows(ports, path, values);
  if (chosen === undefined) return undefined;
  const { preview, rows, leftOut } = chosen;
  const days = rows.map((row) => ({
    date: row.date,
    row: row.row,
    wanted: wantedPunches(row),
    note: row.note || (values.note ?? ""),
    place: values.group,
  }));
  return { of: { fileName: preview.fileName, days }, days, leftOut };
}
