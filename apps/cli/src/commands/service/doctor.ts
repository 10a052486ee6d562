import type { CliPorts } from "../../cli-ports.ts";
import { exitCodes } from "../../exit-codes.ts";
import { defineCommand } from "../../parser/command.ts";
import { printJson } from "../../terminal/print-json.ts";
import { wrapText } from "../../terminal/text-width.ts";
import type { DoctorWords } from "../../words/doctor-words.ts";
import { type Diagnosis, diagnose } from "./diagnose.ts";
import type { Need } from "./need.ts";

const marks: Readonly<Record<Diagnosis["level"], string>> = { ok: "✓", advice: "!", missing: "✗" };

/** `doctor`: everything that filling needs, a sentence each and what to do; 6 where something is missing. */
export const doctor = defineCommand({
  name: "doctor",
  service: "none",
  options: ["target"],
  run: async (ports, { values: { target = "jobcan" } }) => {
    const found = await diagnose(ports, target);
    ports.interrupted.throwIfAborted();
    if (ports.json) printJson(ports, found);
    else for (const diagnosis of found) ports.out(linesOf(diagnosis, ports));
    const isMissing = found.some(({ level }) => level === "missing");
    return isMissing ? exitCodes.couldNotRun : exitCodes.ok;
  },
});

/** "✓ …", further lines under the first word. */
function linesOf({ level, need }: Diagnosis, { words, columns }: CliPorts): string {
  const mark = `${marks[level]} `;
  const width = (columns ?? Number.POSITIVE_INFINITY) - mark.length;
  const lines = wrapText(sentenceOf(words.doctor, need), width);
  return `${mark}${lines.join(`\n${" ".repeat(mark.length)}`)}\n`;
}

function sentenceOf<K extends Need["kind"]>(words: DoctorWords, need: Need & { kind: K }): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the sentence of a kind takes that kind
  return (words[need.kind] as (need: Need) => string)(need);
}
