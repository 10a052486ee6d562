import { defineCommand } from "../../parser/command.ts";
import { orderOptions } from "./sheet-order.ts";
import { submitSheet } from "./submit-sheet.ts";

/** `fill FILE`: enter the sheet; with --plan as `plan`. */
export const fill = defineCommand({
  name: "fill",
  service: "own-run",
  alias: "run",
  operand: "FILE",
  options: [...orderOptions, "yes", "plan"],
  run: async (ports, { operand: file, values }) => {
    const mode = values.plan ? "plan" : "fill";
    return await submitSheet(ports, { file, mode, unasked: values.yes, values });
  },
});
