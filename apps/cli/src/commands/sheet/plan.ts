import { defineCommand } from "../../parser/command.ts";
import { orderOptions } from "./sheet-order.ts";
import { submitSheet } from "./submit-sheet.ts";

/** `plan FILE`: what each day holds now, would hold after, and why; writes nothing. */
export const plan = defineCommand({
  name: "plan",
  service: "own-run",
  operand: "FILE",
  options: orderOptions,
  run: async (ports, { operand: file, values }) =>
    await submitSheet(ports, { file, mode: "plan", unasked: true, values }),
});
