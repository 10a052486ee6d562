import { basename } from "node:path";
import type { CliPorts } from "../../cli-ports.ts";
import { exitCodes } from "../../exit-codes.ts";
import { defineCommand } from "../../parser/command.ts";
import { countDoubtful, hasErrors, issueLines, sheetLines } from "./preview-lines.ts";

/** `check FILE`: the sheet's findings on stdout, a summary on stderr where it has no errors. */
export const check = defineCommand({
  name: "check",
  operand: "FILE",
  options: [],
  run: async (ports, { operand }) => await checkSheet(ports, operand),
});

async function checkSheet(ports: CliPorts, file: string): Promise<number> {
  const bytes = await ports.readFile(file);
  const preview = await ports.client.workbooks.upload(bytes, basename(file), ports.interrupted);
  const { fileName, checked, workbook } = preview;
  for (const line of sheetLines(preview, ports.sentences)) ports.err(`${line}\n`);
  if (ports.json) {
    ports.out(
      `${JSON.stringify({ fileName, sheet: workbook.sheet?.name, sheets: workbook.sheets, ...checked }, null, 2)}\n`,
    );
  } else {
    for (const line of issueLines(preview, ports.sentences)) ports.out(`${line}\n`);
  }
  if (hasErrors(preview)) return exitCodes.sheet;
  ports.err(`${ports.words.checked(checked.rows.length, countDoubtful(preview))}\n`);
  return exitCodes.ok;
}
