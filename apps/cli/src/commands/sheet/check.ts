import { exitCodes } from "../../exit-codes.ts";
import { defineCommand } from "../../parser/command.ts";
import { printJson } from "../../terminal/print-json.ts";
import { issueLines, sheetLines } from "./preview-lines.ts";
import { readSheet, sheetOptions, sortRows } from "./read-sheet.ts";
import { columnsTable } from "./columns-table.ts";
import { sumLines, understoodTable } from "./understood-table.ts";

/** `check FILE`: the days as understood and the sheet's findings on stdout, a summary on stderr. */
export const check = defineCommand({
  name: "check",
  service: "own",
  operand: "FILE",
  options: sheetOptions,
  run: async (ports, { operand, values }) => {
    const preview = await readSheet(ports, operand, values);
    const { fileName, checked, workbook } = preview;
    for (const line of sheetLines(preview, ports.sentences)) ports.err(`${line}\n`);
    if (ports.json) {
      const { sheets, sheet, headersToMap } = workbook;
      const { name, people } = sheet ?? {};
      printJson(ports, { fileName, sheet: name, sheets, headersToMap, people, ...checked });
    } else {
      const columns = columnsTable(preview, ports);
      if (columns !== undefined) ports.out(`${columns}\n`);
      if (checked.rows.length > 0) {
        ports.out(`${understoodTable(preview, ports)}\n`);
        for (const line of sumLines(preview, ports)) ports.out(`${line}\n`);
        if (checked.issues.length > 0) ports.out("\n");
      }
      for (const line of issueLines(preview, ports.sentences)) ports.out(`${line}\n`);
    }
    const { heldBack, wrong, isGood } = sortRows(preview, values);
    const isListed = checked.issues.length === checked.issueCount;
    if (wrong.length === 0 && isListed && checked.rows.length > 0) {
      ports.err(`${ports.words.checked(checked.rows.length, heldBack.length)}\n`);
    }
    const isWhole = heldBack.length === 0 || values["only-good"];
    return isGood && isWhole ? exitCodes.ok : exitCodes.sheet;
  },
});
