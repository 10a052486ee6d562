import { receiptFormats } from "@jobcan-automation/client";
import { defineCommand } from "../../parser/command.ts";
import { UsageError } from "../../parser/usage-error.ts";
import { saveFile } from "../save-file.ts";

/** `receipt ID`: of the kind that the file's name ends in. */
export const receipt = defineCommand({
  name: "receipt",
  service: "own",
  operand: "ID",
  options: ["output"],
  run: async (ports, { operand: jobId, values }) => {
    const { output = `receipt-${jobId.slice(0, 8)}.xlsx` } = values;
    const format = receiptFormats.find((ending) => output.toLowerCase().endsWith(`.${ending}`));
    if (format === undefined) {
      throw new UsageError((words) => words.badEnding("--output", receiptFormats, output));
    }
    const { client, lang, interrupted: signal } = ports;
    return await saveFile(ports, output, client.files.receipt(jobId, { format, lang, signal }));
  },
});
