import { exitCodes } from "../../exit-codes.ts";
import { defineCommand } from "../../parser/command.ts";
import { completionScripts, shells } from "./completion-scripts.ts";

/** `completion SHELL`: the script that the shell reads. */
export const completion = defineCommand({
  name: "completion",
  service: "none",
  operand: "SHELL",
  choices: shells,
  options: [],
  run: async (ports, { operand }) => {
    const shell = shells.find((one) => one === operand);
    if (shell !== undefined) ports.out(completionScripts[shell]);
    return await Promise.resolve(exitCodes.ok);
  },
});
