import { toProblem } from "@jobcan-automation/client";
import type { CliPorts } from "../../cli-ports.ts";
import { defineCommand } from "../../parser/command.ts";
import { UsageError } from "../../parser/usage-error.ts";
import { saveFile } from "../save-file.ts";

/** `template MONTH`: a month's empty sheet. */
export const template = defineCommand({
  name: "template",
  service: "own",
  operand: "MONTH",
  options: ["output"],
  run: async (ports, { operand: month, values: { output = `timesheet-${month}.xlsx` } }) => {
    if (!output.toLowerCase().endsWith(".xlsx")) {
      throw new UsageError((words) => words.badEnding("--output", ["xlsx"], output));
    }
    return await saveFile(ports, output, templateOf(ports, month));
  },
});

async function templateOf({ client, interrupted }: CliPorts, month: string): Promise<Blob> {
  try {
    return await client.files.template(month, interrupted);
  } catch (error) {
    const problem = toProblem(error);
    const isOfMonth = problem.kind === "reported" && problem.report.code === "INVALID_REQUEST";
    throw isOfMonth ? new UsageError((words) => words.noTemplate(month)) : error;
  }
}
